package dev.docent.ingestion.document.content;

/** Imported content is invalid. The message continues a sentence that begins with the name of the content. */
public final class InvalidContentException extends RuntimeException {

    public InvalidContentException(String message) {
        super(message);
    }

    /** @throws InvalidContentException with this message if the condition is false */
    public static void require(boolean holds, String message) {
        if (!holds) {
            throw new InvalidContentException(message);
        }
    }
}

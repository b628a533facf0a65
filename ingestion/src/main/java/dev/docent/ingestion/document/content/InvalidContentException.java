package dev.docent.ingestion.document.content;

/** What comes from elsewhere is not what it should be. Its message goes on after the name of the thing. */
public final class InvalidContentException extends RuntimeException {

    public InvalidContentException(String message) {
        super(message);
    }
}

package dev.docent.ingestion.parsing.ocr;

/** A page cannot be read by character recognition. */
public final class RecognitionException extends Exception {

    private final String reason;

    RecognitionException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** {@return why, as the end of a sentence whose beginning names the pages} */
    public String reason() {
        return reason;
    }
}

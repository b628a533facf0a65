package dev.docent.ingestion.parsing.ocr;

/** Thrown when a page cannot be read by OCR. */
public final class RecognitionException extends Exception {

    RecognitionException(String reason) {
        super(reason);
    }

    /** {@return the reason, as the end of a sentence whose subject is the pages} */
    public String reason() {
        return String.valueOf(getMessage());
    }
}

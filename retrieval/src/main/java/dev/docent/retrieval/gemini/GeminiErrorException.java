package dev.docent.retrieval.gemini;

import java.io.IOException;

/** Google answered with an error. It crosses Google's SDK as a failure of the connection. */
final class GeminiErrorException extends IOException {

    private final transient GeminiError error;

    GeminiErrorException(GeminiError error) {
        super(error.line());
        this.error = error;
    }

    GeminiError error() {
        return error;
    }
}

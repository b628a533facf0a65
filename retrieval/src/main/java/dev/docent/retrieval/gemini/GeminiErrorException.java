package dev.docent.retrieval.gemini;

import java.io.IOException;

/**
 * An error response from Google. An {@link IOException}, because Google's SDK passes it through as a connection
 * failure.
 */
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

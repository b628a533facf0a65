package dev.docent.api.access.secret;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A secret is too short or malformed, and the service does not start. */
final class WeakSecretException extends RuntimeException {

    private final String remedy;

    WeakSecretException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** Reports the secret and the remedy in place of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<WeakSecretException> {
        @Override
        protected FailureAnalysis analyze(Throwable root, WeakSecretException cause) {
            return new FailureAnalysis(cause.getMessage(), cause.remedy, cause);
        }
    }
}

package dev.docent.api.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in two sentences why the service does not start, and what to do. */
final class WeakSecretFailureAnalyzer extends AbstractFailureAnalyzer<WeakSecretException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, WeakSecretException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}

package dev.docent.api.tracing;

/**
 * A failure as traces show it: only the class of the exception. Messages and causes may quote documents, questions and
 * responses of a provider; they are in the log line with the id of the trace.
 */
final class UnnamedFailure extends RuntimeException {

    UnnamedFailure(Throwable failure) {
        super(failure.getClass().getSimpleName(), null, false, false);
    }
}

package dev.docent.api.tracing;

/**
 * A failure as traces show it: the class of the exception alone. Messages and causes may quote documents, questions and what a
 * provider answered; the log line with the id of the trace has them.
 */
final class UnnamedFailure extends RuntimeException {

    UnnamedFailure(Throwable failure) {
        super(failure.getClass().getSimpleName(), null, false, false);
    }
}

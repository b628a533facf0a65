package dev.docent.api.problem;

import java.io.IOException;

/** The body of a request exceeds the limit. Thrown while the body is read, so that the rest is not. */
public final class BodyTooLargeException extends IOException {

    private final long limit;

    /** @param limit the maximum length in bytes */
    public BodyTooLargeException(long limit) {
        super("The body exceeds " + limit + " bytes");
        this.limit = limit;
    }

    /** {@return the problem (413)} */
    public Problem problem() {
        return ProblemTranslation.tooLarge("The body exceeds the limit of " + limit + " bytes");
    }
}

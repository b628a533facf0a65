package dev.docent.api.problem;

import java.io.IOException;

/** The body of a request is longer than may be read. Thrown while it is read, so as not to read the rest. */
public final class BodyTooLargeException extends IOException {

    private final long limit;

    /** @param limit how many bytes would have been read */
    public BodyTooLargeException(long limit) {
        super("The body is larger than " + limit + " bytes");
        this.limit = limit;
    }

    /** {@return what the caller is told (413)} */
    public Problem problem() {
        return ProblemTranslation.tooLarge("The body may have at most " + limit + " bytes");
    }
}

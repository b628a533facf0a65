package dev.docent.retrieval.index.atlas;

import de.bwaldvogel.mongo.exception.MongoServerError;

/** What the real service refuses, it refuses with the same code. */
final class StandInError {

    private StandInError() {}

    static void raise(int code, String name, String message) {
        throw new MongoServerError(code, name, message);
    }

    static void when(boolean wrong, int code, String name, String message) {
        if (wrong) {
            raise(code, name, message);
        }
    }

    /** Refuses as the search process beside the server does, whose errors all have one code. */
    static void unless(boolean right, String message) {
        when(!right, 8, "UnknownError", message);
    }
}

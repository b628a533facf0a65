package dev.docent.retrieval.index.atlas;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import dev.docent.retrieval.index.UnavailableIndexException;
import dev.docent.retrieval.index.UnusableIndexException;
import java.util.function.Supplier;

/** Makes calls of the server, and tells failures that another try may mend from those that it will not. */
final class ServerCalls {

    private static final int UNAUTHORIZED = 13;
    private static final int ATLAS_REFUSES = 8000;

    private ServerCalls() {}

    /** @throws UnavailableIndexException if the server is not there, or does not answer */
    static <T> T get(Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoException failure) {
            if (isOfTheServer(failure)) {
                throw new UnavailableIndexException("The passages in MongoDB cannot be reached", failure);
            }
            throw failure;
        }
    }

    /** @throws UnavailableIndexException if the server is not there, or does not answer */
    static void run(Runnable call) {
        get(() -> {
            call.run();
            return true;
        });
    }

    /**
     * {@return what was opened}
     *
     * @throws UnusableIndexException with a sentence that holds nothing of what the server said but the number of the error
     */
    static <T> T open(Supplier<T> opening) {
        try {
            return opening.get();
        } catch (MongoException failure) {
            throw new UnusableIndexException("The index of passages in MongoDB cannot be opened: " + reason(failure));
        }
    }

    private static String reason(MongoException failure) {
        if (failure.getCode() == UNAUTHORIZED || failure.getCode() == ATLAS_REFUSES) {
            return "the user of MONGO_URI may not read, write and make search indexes in the database of DATABASE_NAME (error %d). Give it the role readWrite there, or set DOCENT_INDEX_KIND=lucene to keep passages on the local disk."
                    .formatted(failure.getCode());
        }
        return isOfTheServer(failure)
                ? "the server in MONGO_URI does not answer."
                : "the server in MONGO_URI answered error %d (%s). DOCENT_INDEX_KIND=lucene keeps passages on the local disk."
                        .formatted(failure.getCode(), failure.getClass().getSimpleName());
    }

    private static boolean isOfTheServer(MongoException failure) {
        return (failure instanceof MongoSocketException
                        || failure instanceof MongoTimeoutException
                        || failure instanceof MongoConnectionPoolClearedException
                        || failure instanceof MongoServerUnavailableException
                        || failure instanceof MongoNotPrimaryException
                        || failure instanceof MongoNodeIsRecoveringException
                        || failure instanceof MongoWriteConcernException)
                && !(failure.getCause() instanceof MongoInterruptedException);
    }
}

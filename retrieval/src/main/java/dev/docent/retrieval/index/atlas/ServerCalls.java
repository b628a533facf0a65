package dev.docent.retrieval.index.atlas;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
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
import java.util.Set;
import java.util.function.Supplier;

/** Calls the server, and distinguishes temporary failures from permanent ones. */
final class ServerCalls {

    private static final int UNAUTHORIZED = 13;
    private static final int ATLAS_REFUSES = 8000;

    /** The code of all errors of the search process, most of which mean that it is not ready. */
    private static final int OF_SEARCH = 8;

    /** Codes: unreachable, not found, too slow, not replicated in time, closing, cut off, or no longer the primary. */
    private static final Set<Integer> AWAY = Set.of(6, 7, 50, 64, 89, 91, 189, 262, 9001, 11600, 11602);

    private ServerCalls() {}

    /** @throws UnavailableIndexException if the server cannot be reached or does not answer */
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

    /**
     * {@return what a search found}
     *
     * @throws UnavailableIndexException if the search process is starting or unavailable
     */
    static <T> T search(Supplier<T> search) {
        try {
            return search.get();
        } catch (MongoCommandException failure) {
            if (failure.getErrorCode() == OF_SEARCH) {
                throw new UnavailableIndexException("The search indexes in MongoDB cannot be asked", failure);
            }
            throw failure;
        }
    }

    /** @throws UnavailableIndexException if the server cannot be reached or does not answer */
    static void run(Runnable call) {
        get(() -> {
            call.run();
            return true;
        });
    }

    /**
     * {@return what was opened}
     *
     * @throws UnusableIndexException with a message that has nothing of the server's answer except the error number
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
                        || failure instanceof MongoWriteConcernException
                        || (failure instanceof MongoBulkWriteException bulk && bulk.getWriteConcernError() != null)
                        || AWAY.contains(failure.getCode()))
                && !(failure.getCause() instanceof MongoInterruptedException);
    }
}

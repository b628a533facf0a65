package dev.docent.storage.records;

import java.util.Optional;
import java.util.Set;

/** Reports changes of records by all processes that share them. */
public interface RecordChanges {

    /**
     * {@return the changes of an aggregate's records from now on; empty if the store does not report changes} The caller
     * closes it.
     */
    Optional<Feed> open(Class<?> aggregate);

    /** Changes in the order in which they were stored. Used by one thread. */
    interface Feed extends AutoCloseable {

        /**
         * {@return the ids of the records that were inserted, changed or deleted since the last call; empty if none was within
         * a second}
         *
         * @throws RuntimeException if changes may be missing; the feed can no longer be used
         */
        Set<String> next();

        @Override
        void close();
    }
}

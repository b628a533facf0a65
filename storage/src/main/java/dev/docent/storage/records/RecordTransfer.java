package dev.docent.storage.records;

import java.util.Collection;
import java.util.List;

/**
 * Reads and writes the records of all aggregates, for moving them to another store while no other process uses either. A
 * write is durable when the call returns.
 */
public interface RecordTransfer {

    /** {@return the aggregates for which there are repositories, sorted by name} */
    List<Class<?>> aggregates();

    /**
     * {@return the next records in order of their ids}
     *
     * @param after the id after which to begin; empty for the first record
     * @param limit maximum number of records
     */
    <T> List<T> after(Class<T> aggregate, String after, int limit);

    /** Writes records with their ids and versions unchanged, replacing those with the same ids. */
    <T> void put(Class<T> aggregate, List<T> records);

    /** Deletes records; ids without a record are ignored. */
    void delete(Class<?> aggregate, Collection<String> ids);

    /** {@return the id of a record} */
    String id(Object record);
}

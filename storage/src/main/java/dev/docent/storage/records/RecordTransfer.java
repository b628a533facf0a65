package dev.docent.storage.records;

import java.util.Collection;
import java.util.List;

/**
 * All records, of whatever aggregate, for moving them from one store to another while nobody else uses either. What is
 * written is durable when a call returns.
 */
public interface RecordTransfer {

    /** {@return the aggregates that there are repositories of, by their names} */
    List<Class<?>> aggregates();

    /**
     * {@return the first records after an id, in the order of their ids}
     *
     * @param after empty for the first
     * @param limit how many at the most
     */
    <T> List<T> after(Class<T> aggregate, String after, int limit);

    /** Puts the records, with their ids and versions as they are, in the place of those that have these ids. */
    <T> void put(Class<T> aggregate, List<T> records);

    /** Forgets the records; absent ones are ignored. */
    void remove(Class<?> aggregate, Collection<String> ids);

    /** {@return the id of a record} */
    String id(Object record);
}

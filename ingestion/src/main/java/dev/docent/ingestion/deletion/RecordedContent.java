package dev.docent.ingestion.deletion;

import dev.docent.retrieval.passage.DocumentRef;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Content in the object store that is there before its record, so that a process that dies in between leaves content without
 * one: {@link OrphanSweep} deletes it. Each kind of content has a bean. Its ids are those of {@link
 * dev.docent.storage.records.RecordIds}, made before the content is stored.
 */
public interface RecordedContent {

    /** {@return what the log calls it} */
    String name();

    /** {@return owners and ids of the content that is stored, possibly several times; the caller closes the stream} */
    Stream<DocumentRef> list();

    /** {@return the ids among these that the owner has a record of} */
    Set<String> known(String owner, Set<String> ids);

    /** Deletes the content; absent content is ignored. */
    void delete(DocumentRef content);
}

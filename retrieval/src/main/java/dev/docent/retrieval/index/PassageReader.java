package dev.docent.retrieval.index;

import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.Scope;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads passages from the index by document, and counts them. Each call sees one consistent state of a document; what was
 * flushed or deleted before the call is part of it. Safe for concurrent use.
 */
public interface PassageReader {

    /**
     * {@return the document's passages in their order; empty if it has none}
     *
     * @param offset number of passages to skip
     * @param limit maximum number of passages, at least 1
     */
    List<Passage> passages(DocumentRef document, int offset, int limit);

    /**
     * {@return the passages that {@link #passages} returns for the same arguments, with their vectors as they were written}
     * Passages without a vector are left out.
     */
    List<EmbeddedPassage> embedded(DocumentRef document, int offset, int limit);

    /** {@return the number of the document's passages; 0 if it has none} */
    long count(DocumentRef document);

    /**
     * {@return the documents of all owners that have passages, each once, in an order of the index's own}
     *
     * @param after the last document of the previous page; null for the first page
     * @param limit maximum number of documents
     */
    List<DocumentRef> documents(@Nullable DocumentRef after, int limit);

    /** {@return all {@link #documents}, read in pages while the stream is consumed} */
    default Stream<DocumentRef> allDocuments() {
        var size = 1000;
        return Stream.iterate(documents(null, size), page -> !page.isEmpty(), page -> documents(page.getLast(), size))
                .flatMap(List::stream);
    }

    /** {@return the number of passages and tokens in the knowledge bases} */
    IndexStatistics statistics(Scope scope);
}

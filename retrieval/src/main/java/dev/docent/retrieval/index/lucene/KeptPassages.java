package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.passage.Passage;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;

/**
 * The passages of one state of the index, as they were written. They are kept as doc values, which are read where they
 * lie: a stored field is unpacked with its neighbours, which took a quarter of a narrow search.
 */
final class KeptPassages {

    private final IndexSearcher searcher;

    KeptPassages(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    /** {@return the passage with Lucene's number} */
    Passage get(int passage) throws IOException {
        return Objects.requireNonNull(get(List.of(passage)).get(passage));
    }

    /** {@return the passages by Lucene's numbers} */
    Map<Integer, Passage> get(Collection<Integer> passages) throws IOException {
        var read = new HashMap<Integer, Passage>();
        for (var part : Segments.of(searcher, passages)) {
            var kept = part.leaf().reader().getBinaryDocValues(PassageFields.CONTENT);
            for (int passage : part.passages()) {
                var isKept = kept != null && kept.advanceExact(passage - part.leaf().docBase);
                read.put(passage, StoredPassage.read(isKept ? kept.binaryValue() : stored(passage)));
            }
        }
        return read;
    }

    private BytesRef stored(int passage) throws IOException {
        return searcher.storedFields().document(passage).getBinaryValue(PassageFields.CONTENT_OF_LAYOUT_3);
    }
}

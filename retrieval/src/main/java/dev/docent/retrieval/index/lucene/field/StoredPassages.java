package dev.docent.retrieval.index.lucene.field;

import dev.docent.retrieval.index.lucene.segment.SegmentDocs;
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
 * Reads the content of passages. It is kept as doc values, which are read in place: decompressing stored fields took a
 * quarter of the time of a search in a small scope.
 */
public record StoredPassages(IndexSearcher searcher) {

    public Passage get(int doc) throws IOException {
        return Objects.requireNonNull(get(List.of(doc)).get(doc));
    }

    /** {@return the passages by doc ID} */
    public Map<Integer, Passage> get(Collection<Integer> docs) throws IOException {
        var passages = new HashMap<Integer, Passage>();
        for (var segment : SegmentDocs.of(searcher, docs)) {
            var contents = segment.leaf().reader().getBinaryDocValues(PassageFields.CONTENT);
            for (int doc : segment.docs()) {
                var found = contents != null && contents.advanceExact(doc - segment.leaf().docBase);
                passages.put(doc, PassageEncoding.read(found ? contents.binaryValue() : ofLayout3(doc)));
            }
        }
        return passages;
    }

    private BytesRef ofLayout3(int doc) throws IOException {
        return searcher.storedFields().document(doc).getBinaryValue(PassageFields.CONTENT_OF_LAYOUT_3);
    }
}

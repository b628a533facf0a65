package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.passage.Passage;
import java.io.IOException;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;

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
        var leaves = searcher.getIndexReader().leaves();
        var leaf = leaves.get(ReaderUtil.subIndex(passage, leaves));
        var kept = leaf.reader().getBinaryDocValues(PassageFields.CONTENT);
        return StoredPassage.read(
                kept != null && kept.advanceExact(passage - leaf.docBase)
                        ? kept.binaryValue()
                        : searcher.storedFields().document(passage).getBinaryValue(PassageFields.CONTENT_OF_LAYOUT_3));
    }
}

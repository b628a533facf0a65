package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;

/** The passages of a document, in their order, as one state of the index has them. */
final class DocumentPassages {

    private static final Sort ORDER = new Sort(new SortField(PassageFields.ORDINAL, SortField.Type.LONG));

    private final IndexSearcher searcher;
    private final DocumentRef document;

    DocumentPassages(IndexSearcher searcher, DocumentRef document) {
        this.searcher = searcher;
        this.document = document;
    }

    List<Passage> passages(int offset, int limit) throws IOException {
        var passages = new ArrayList<Passage>();
        for (var found : page(offset, limit)) {
            passages.add(passage(found));
        }
        return passages;
    }

    List<EmbeddedPassage> embedded(int offset, int limit) throws IOException {
        var embedded = new ArrayList<EmbeddedPassage>();
        for (var found : page(offset, limit)) {
            var vector = vector(found.doc);
            if (vector.isPresent()) {
                embedded.add(new EmbeddedPassage(passage(found), vector.get()));
            }
        }
        return embedded;
    }

    private List<ScoreDoc> page(int offset, int limit) throws IOException {
        if (offset < 0 || limit < 1) {
            throw new IllegalArgumentException("Not a page: %d passages from %d".formatted(limit, offset));
        }
        var query = new TermQuery(PassageFilter.document(document));
        var most = Math.max(1, searcher.getIndexReader().maxDoc());
        var found = searcher.search(query, (int) Math.min((long) offset + limit, most), ORDER).scoreDocs;
        return List.of(found).subList(Math.min(offset, found.length), found.length);
    }

    private Passage passage(ScoreDoc found) throws IOException {
        return new KeptPassages(searcher).get(found.doc);
    }

    private Optional<float[]> vector(int number) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        var leaf = leaves.get(ReaderUtil.subIndex(number, leaves));
        var vectors = leaf.reader().getFloatVectorValues(PassageFields.vector(document.owner()));
        if (vectors == null) {
            return Optional.empty();
        }
        var at = vectors.iterator();
        return at.advance(number - leaf.docBase) == number - leaf.docBase
                ? Optional.of(vectors.vectorValue(at.index()).clone())
                : Optional.empty();
    }
}

package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.IndexStatistics;
import dev.docent.retrieval.index.lucene.field.PassageFields;
import dev.docent.retrieval.index.lucene.field.StoredPassages;
import dev.docent.retrieval.index.lucene.segment.CandidateScores;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Reads the content of an index without ranking it: documents, their passages and vectors, and statistics. */
record IndexContent(IndexSearcher searcher) {

    private static final Sort BY_ORDINAL = new Sort(new SortField(PassageFields.ORDINAL, SortField.Type.LONG));

    /** {@return the passages of a document in order} */
    List<Passage> passages(DocumentRef document, int offset, int limit) throws IOException {
        var stored = new StoredPassages(searcher);
        var passages = new ArrayList<Passage>();
        for (var each : page(document, offset, limit)) {
            passages.add(stored.get(each.doc));
        }
        return passages;
    }

    /** {@return the passages of the same page that have a vector, with their vectors} */
    List<EmbeddedPassage> embedded(DocumentRef document, int offset, int limit) throws IOException {
        var stored = new StoredPassages(searcher);
        var embedded = new ArrayList<EmbeddedPassage>();
        for (var each : page(document, offset, limit)) {
            var vector = vector(document.owner(), each.doc);
            if (vector.isPresent()) {
                embedded.add(new EmbeddedPassage(stored.get(each.doc), vector.get()));
            }
        }
        return embedded;
    }

    private List<ScoreDoc> page(DocumentRef document, int offset, int limit) throws IOException {
        if (offset < 0 || limit < 1) {
            throw new IllegalArgumentException("Invalid page: offset %d, limit %d".formatted(offset, limit));
        }
        var query = new TermQuery(PassageFields.document(document));
        var most = Math.max(1, searcher.getIndexReader().maxDoc());
        var found = searcher.search(query, (int) Math.min((long) offset + limit, most), BY_ORDINAL).scoreDocs;
        return List.of(found).subList(Math.min(offset, found.length), found.length);
    }

    private Optional<float[]> vector(String owner, int doc) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        var leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        var vectors = leaf.reader().getFloatVectorValues(PassageFields.vector(owner));
        if (vectors == null) {
            return Optional.empty();
        }
        var ordinals = vectors.iterator();
        return CandidateScores.advanceExact(ordinals, doc - leaf.docBase)
                ? Optional.of(vectors.vectorValue(ordinals.index()).clone())
                : Optional.empty();
    }

    /** {@return the documents that follow {@code after} in the order of their terms} */
    List<DocumentRef> documents(@Nullable DocumentRef after, int limit) throws IOException {
        var found = new ArrayList<DocumentRef>();
        var all = MultiTerms.getTerms(searcher.getIndexReader(), PassageFields.DOCUMENT);
        if (all == null) {
            return found;
        }
        var terms = all.iterator();
        for (var term = first(terms, after); term != null && found.size() < limit; term = terms.next()) {
            // A term outlives its last passage until segments are merged.
            if (searcher.count(new TermQuery(new Term(PassageFields.DOCUMENT, BytesRef.deepCopyOf(term)))) > 0) {
                found.add(PassageFields.document(term.utf8ToString()));
            }
        }
        return found;
    }

    private static @Nullable BytesRef first(TermsEnum terms, @Nullable DocumentRef after) throws IOException {
        if (after == null) {
            return terms.next();
        }
        var last = PassageFields.document(after).bytes();
        return switch (terms.seekCeil(last)) {
            case FOUND -> terms.next();
            case NOT_FOUND -> terms.term();
            case END -> null;
        };
    }

    /** {@return the number and the tokens of the passages that match} */
    IndexStatistics statistics(Query query) throws IOException {
        long passages = 0;
        long tokens = 0;
        var weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (var leaf : searcher.getIndexReader().leaves()) {
            var scorer = weight.scorer(leaf);
            if (scorer == null) {
                continue;
            }
            var live = leaf.reader().getLiveDocs();
            var values = DocValues.getNumeric(leaf.reader(), PassageFields.TOKENS);
            var matches = scorer.iterator();
            for (int doc = matches.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = matches.nextDoc()) {
                if (live == null || live.get(doc)) {
                    passages++;
                    tokens += values.advanceExact(doc) ? values.longValue() : 0;
                }
            }
        }
        return new IndexStatistics(passages, tokens);
    }
}

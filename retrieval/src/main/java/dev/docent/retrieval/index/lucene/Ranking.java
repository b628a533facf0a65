package dev.docent.retrieval.index.lucene;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TopDocs;

/**
 * What one query found.
 *
 * @param documents Lucene's numbers, best first
 * @param scores by number; may hold more than was found
 */
record Ranking(List<Integer> documents, Map<Integer, Float> scores) {

    static final Ranking NONE = new Ranking(List.of(), Map.of());

    /** {@return what was found with its scores, best first} */
    Map<Integer, Double> found() {
        var found = new LinkedHashMap<Integer, Double>();
        documents.forEach(document -> found.put(document, score(document)));
        return found;
    }

    boolean has(int document) {
        return scores.containsKey(document);
    }

    /** {@return the score of a document that {@link #has} one} */
    double score(int document) {
        return Objects.requireNonNull(scores.get(document));
    }

    static Ranking of(TopDocs found) {
        var scores = new HashMap<Integer, Float>();
        for (var hit : found.scoreDocs) {
            scores.put(hit.doc, hit.score);
        }
        return new Ranking(Arrays.stream(found.scoreDocs).map(hit -> hit.doc).toList(), scores);
    }

    /** {@return the same with scores of other documents too} */
    Ranking with(Map<Integer, Float> others) {
        var all = new HashMap<>(others);
        all.putAll(scores);
        return new Ranking(documents, all);
    }

    /** {@return the same documents in the order of their scores, which are these where there is one} */
    Ranking rescored(Map<Integer, Float> exact) {
        var all = new HashMap<>(scores);
        documents.stream().filter(exact::containsKey).forEach(document -> all.put(document, exact.get(document)));
        var ordered = documents.stream()
                .sorted(Comparator.comparing((Integer document) -> -all.getOrDefault(document, 0f))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        return new Ranking(ordered, all);
    }

    /** {@return those that have no score yet} */
    List<Integer> missing(Collection<Integer> others) {
        return others.stream().filter(other -> !has(other)).toList();
    }

    /** {@return the same with the query's scores of these documents too, where it matches them} */
    Ranking withScoresOf(IndexSearcher searcher, Query query, List<Integer> others) throws IOException {
        var missing = others.stream()
                .filter(other -> !scores.containsKey(other))
                .sorted()
                .toList();
        if (missing.isEmpty()) {
            return this;
        }
        var all = new HashMap<>(scores);
        var weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
        var leaves = searcher.getIndexReader().leaves();
        Scorer scorer = null;
        var leaf = -1;
        for (int document : missing) {
            if (ReaderUtil.subIndex(document, leaves) != leaf) {
                leaf = ReaderUtil.subIndex(document, leaves);
                scorer = weight.scorer(leaves.get(leaf));
            }
            var local = document - leaves.get(leaf).docBase;
            if (scorer != null && scorer.docID() < local && scorer.iterator().advance(local) == local) {
                all.put(document, scorer.score());
            }
        }
        return new Ranking(documents, all);
    }
}

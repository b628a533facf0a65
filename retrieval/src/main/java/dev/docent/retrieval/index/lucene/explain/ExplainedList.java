package dev.docent.retrieval.index.lucene.explain;

import dev.docent.retrieval.index.DocScores;
import dev.docent.retrieval.index.PassageExplanation.Part;
import dev.docent.retrieval.index.lucene.segment.CandidateScores;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** One of the two lists of a search, with the scores that its query gives to other passages. */
final class ExplainedList {

    private final IndexSearcher searcher;
    private final Query query;
    private final DocScores found;
    private final DocScores scores;

    /** @param others passages to score that the list may lack */
    ExplainedList(IndexSearcher searcher, Query query, DocScores found, Collection<Integer> others) throws IOException {
        this.searcher = searcher;
        this.query = query;
        this.found = found;
        this.scores = found.with(CandidateScores.of(searcher, query, found.lacking(others)));
    }

    /**
     * {@return the part of each passage in the result, by doc ID}
     *
     * @param requested passages whose rank is counted even beyond the depth of the list
     * @param reported maps a score to the one that is reported
     * @param normalized maps a score to 0..1; null if the list is fused with another, which scales it
     */
    Map<Integer, Part> parts(
            Collection<Integer> requested, DoubleUnaryOperator reported, @Nullable DoubleUnaryOperator normalized)
            throws IOException {
        var ranks = ranks(requested);
        var shares = normalized == null ? found.scaled() : scores.map(normalized);
        var parts = new HashMap<Integer, Part>();
        for (var doc : scores.numbers()) {
            var share = shares.has(doc) ? shares.get(doc) : 0;
            parts.put(doc, new Part(ranks.get(doc), reported.applyAsDouble(scores.get(doc)), share));
        }
        return parts;
    }

    private Map<Integer, Integer> ranks(Collection<Integer> requested) throws IOException {
        var ranks = new HashMap<Integer, Integer>();
        found.best(found.size()).forEach(doc -> ranks.put(doc, ranks.size() + 1));
        var beyond = new HashMap<Integer, Double>();
        for (var doc : found.lacking(requested)) {
            if (scores.has(doc)) {
                beyond.put(doc, scores.get(doc));
            }
        }
        ranks.putAll(ExactRanks.of(searcher, query, beyond));
        return ranks;
    }
}

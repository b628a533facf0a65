package dev.docent.retrieval.index.lucene.keyword;

import dev.docent.retrieval.index.fusion.DocScores;
import dev.docent.retrieval.index.lucene.field.PassageFields;
import dev.docent.retrieval.index.lucene.keyword.TermPositions.InPassage;
import dev.docent.retrieval.index.lucene.segment.CandidateScores;
import dev.docent.retrieval.index.lucene.segment.LuceneInternals;
import dev.docent.retrieval.index.lucene.segment.LuceneInternals.Optimization;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.jspecify.annotations.Nullable;

/**
 * The scores that {@link KeywordQuery} gives to given passages, computed from their term positions.
 *
 * @see Optimization#KEYWORD_SCORES
 */
public final class KeywordScores {

    private final ScopeSearcher searcher;
    private final LuceneInternals internals;
    private final QueryTerms terms;
    private final TermPositions positions;
    private final @Nullable CollectionStatistics collection;
    private final @Nullable SimScorer[] termScorers;
    private final @Nullable SimScorer[] pairScorers;

    public KeywordScores(ScopeSearcher searcher, LuceneInternals internals, QueryTerms terms, TermPositions positions)
            throws IOException {
        this.searcher = searcher;
        this.internals = internals;
        this.terms = terms;
        this.positions = positions;
        this.collection = searcher.collectionStatistics(PassageFields.WORDS);
        this.termScorers = new SimScorer[terms.size()];
        this.pairScorers = new SimScorer[terms.size()];
    }

    /** {@return the scores of those of the passages that have a term of the query} */
    public DocScores of(Collection<Integer> docs) throws IOException {
        return internals.use(
                Optimization.KEYWORD_SCORES,
                () -> computed(docs),
                () -> CandidateScores.of(searcher, KeywordQuery.of(searcher, terms, MatchAllDocsQuery.INSTANCE), docs));
    }

    private DocScores computed(Collection<Integer> docs) throws IOException {
        positions.read(docs);
        var scored = new int[docs.size()];
        var scores = new double[scored.length];
        var count = 0;
        for (int doc : docs) {
            var passage = positions.of(doc);
            if (hasTerm(passage)) {
                scored[count] = doc;
                scores[count++] = (float) termScore(passage) + (float) pairScore(passage);
            }
        }
        return DocScores.of(Arrays.copyOf(scored, count), Arrays.copyOf(scores, count));
    }

    private static boolean hasTerm(InPassage passage) {
        for (var each : passage.positions()) {
            if (each.length > 0) {
                return true;
            }
        }
        return false;
    }

    private double termScore(InPassage passage) throws IOException {
        double sum = 0;
        for (int term = 0; term < terms.size(); term++) {
            var frequency = passage.positions()[term].length;
            sum += frequency == 0 ? 0 : termScorer(term).score(frequency, passage.norm());
        }
        return sum;
    }

    private double pairScore(InPassage passage) throws IOException {
        double sum = 0;
        for (int second = 1; second < terms.size(); second++) {
            var frequency = SloppyPhraseFrequency.of(
                    passage.positions()[second - 1], passage.positions()[second], KeywordQuery.PAIR_SLOP);
            sum += frequency == 0 ? 0 : pairScorer(second).score(frequency, passage.norm());
        }
        return sum;
    }

    private SimScorer termScorer(int term) throws IOException {
        var known = termScorers[term];
        var scorer = known == null ? scorer(1, term) : known;
        termScorers[term] = scorer;
        return scorer;
    }

    private SimScorer pairScorer(int second) throws IOException {
        var known = pairScorers[second];
        var scorer = known == null ? scorer(KeywordQuery.PAIR_WEIGHT, second - 1, second) : known;
        pairScorers[second] = scorer;
        return scorer;
    }

    private SimScorer scorer(float weight, int... scored) throws IOException {
        var statistics = new TermStatistics[scored.length];
        for (int i = 0; i < scored.length; i++) {
            statistics[i] = terms.get(scored[i]).statistics();
        }
        return searcher.getSimilarity().scorer(weight, Objects.requireNonNull(collection), statistics);
    }
}

package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.index.NumberedScores;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.jspecify.annotations.Nullable;

/**
 * What the words of a question give a passage whose places are known: the same numbers as {@link KeywordQuery#whole} gives,
 * without looking at the index again.
 */
final class WordScores {

    private static final SimScorer NOTHING = new SimScorer() {
        @Override
        public float score(float frequency, long length) {
            return 0;
        }
    };

    private final IndexSearcher searcher;
    private final AskedTerms asked;
    private final WordPlaces places;
    private final @Nullable CollectionStatistics all;
    private final @Nullable SimScorer[] words;
    private final @Nullable SimScorer[] pairs;

    WordScores(IndexSearcher searcher, AskedTerms asked, WordPlaces places) throws IOException {
        this.searcher = searcher;
        this.asked = asked;
        this.places = places;
        this.all = searcher.collectionStatistics(PassageFields.WORDS);
        this.words = new SimScorer[asked.count()];
        this.pairs = new SimScorer[asked.count()];
    }

    /** {@return the BM25 scores of these passages, pairs of words counted in; none of one that has no word} */
    NumberedScores of(Collection<Integer> passages) throws IOException {
        places.read(passages);
        var numbers = new int[passages.size()];
        var scores = new double[passages.size()];
        var count = 0;
        for (int passage : passages) {
            if (matches(passage)) {
                numbers[count] = passage;
                scores[count++] = score(passage);
            }
        }
        return NumberedScores.of(Arrays.copyOf(numbers, count), Arrays.copyOf(scores, count));
    }

    private float score(int passage) throws IOException {
        var found = places.of(passage);
        double sum = 0;
        for (int word = 0; word < asked.count(); word++) {
            var count = found.positions()[word].length;
            sum += count == 0 ? 0 : word(word).score(count, found.length());
        }
        return (float) sum + pairs(passage);
    }

    private boolean matches(int passage) {
        for (var positions : places.of(passage).positions()) {
            if (positions.length > 0) {
                return true;
            }
        }
        return false;
    }

    /** {@return what the pairs of words that follow each other in the question add to the score} */
    private float pairs(int passage) throws IOException {
        var found = places.of(passage);
        double sum = 0;
        for (int second = 1; second < asked.count(); second++) {
            var near = SloppyPair.frequency(
                    found.positions()[second - 1], found.positions()[second], KeywordQuery.PAIR_DISTANCE);
            sum += near == 0 ? 0 : pair(second).score(near, found.length());
        }
        return (float) sum;
    }

    private SimScorer word(int word) throws IOException {
        var known = words[word];
        var scorer = known == null ? scorer(1, word) : known;
        words[word] = scorer;
        return scorer;
    }

    private SimScorer pair(int second) throws IOException {
        var known = pairs[second];
        var scorer = known == null ? scorer(KeywordQuery.PAIR_WEIGHT, second - 1, second) : known;
        pairs[second] = scorer;
        return scorer;
    }

    private SimScorer scorer(float weight, int... terms) throws IOException {
        var statistics = new TermStatistics[terms.length];
        for (int i = 0; i < terms.length; i++) {
            statistics[i] = Objects.requireNonNull(asked.get(terms[i]).statistics(searcher));
        }
        return all == null ? NOTHING : searcher.getSimilarity().scorer(weight, all, statistics);
    }
}

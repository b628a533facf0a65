package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.index.NumberedScores;
import org.apache.lucene.search.TopDocs;

/**
 * What a search found, before the best of it are read. Passages are known by Lucene's numbers.
 *
 * @param keyword the list by words
 * @param semantic the list by meaning
 * @param compared the similarities of that list, and those of what else was compared
 * @param scores what passages are ordered by, 0..1
 */
record Stages(NumberedScores keyword, NumberedScores semantic, NumberedScores compared, NumberedScores scores) {

    /** The BM25 score that counts as half of what a search by words can give. */
    private static final double HALF = 10;

    /** {@return what a search by words alone found} */
    static Stages byWords(NumberedScores keyword) {
        return new Stages(keyword, NumberedScores.NONE, NumberedScores.NONE, keyword.map(Stages::saturated));
    }

    /** {@return what a search by meaning alone found} */
    static Stages byMeaning(NumberedScores semantic) {
        return new Stages(NumberedScores.NONE, semantic, semantic, semantic.map(Stages::positive));
    }

    /** {@return a BM25 score as a part of the most that there can be} */
    static double saturated(double score) {
        return score / (score + HALF);
    }

    /** {@return Lucene's score of a similarity as a cosine that is not negative} */
    static double positive(double score) {
        return Math.max(0, NearestSearch.cosine(score));
    }

    /** {@return the scores of what Lucene found} */
    static NumberedScores list(TopDocs found) {
        var numbers = new int[found.scoreDocs.length];
        var scores = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = found.scoreDocs[i].doc;
            scores[i] = found.scoreDocs[i].score;
        }
        return NumberedScores.of(numbers, scores);
    }
}

package dev.docent.retrieval.index.lucene.search;

import dev.docent.retrieval.index.fusion.DocScores;
import dev.docent.retrieval.index.fusion.ScoreFusion;
import dev.docent.retrieval.index.lucene.vector.VectorSearch;

/**
 * The passages that a search ranked, by doc ID, before the best of them are read.
 *
 * @param keyword the keyword list
 * @param semantic the vector list
 * @param compared the similarities of the vector list, and of other passages that were compared
 * @param scores by which the passages are ordered, 0..1
 */
public record RankedPassages(DocScores keyword, DocScores semantic, DocScores compared, DocScores scores) {

    static RankedPassages byKeyword(DocScores keyword) {
        return new RankedPassages(keyword, DocScores.NONE, DocScores.NONE, keyword.map(ScoreFusion::saturated));
    }

    /** {@return the same passages with other scores} */
    RankedPassages with(DocScores others) {
        return new RankedPassages(keyword, semantic, compared, others);
    }

    static RankedPassages byVector(DocScores semantic) {
        return new RankedPassages(DocScores.NONE, semantic, semantic, semantic.map(RankedPassages::positiveCosine));
    }

    /** {@return the cosine of Lucene's score of a similarity, or 0 if it is negative} */
    public static double positiveCosine(double score) {
        return Math.max(0, VectorSearch.cosine(score));
    }
}

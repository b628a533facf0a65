package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.index.PassageExplanation.Part;
import dev.docent.retrieval.index.SearchMode;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.IndexSearcher;

/**
 * Passages and where they stand in the two lists of a search.
 *
 * @param keyword by Lucene's numbers, those that have a word of the question
 * @param semantic those that were compared by meaning
 */
record ComparedPassages(Map<Integer, Part> keyword, Map<Integer, Part> semantic) {

    /**
     * {@return where the passages stand}
     *
     * @param search that found them
     * @param passages those that are wanted beside what each list found
     * @param asked those whose rank is counted even beyond the depth of the lists
     */
    static ComparedPassages of(
            IndexSearcher searcher,
            PassageSearch search,
            SearchMode mode,
            Stages found,
            List<Integer> passages,
            Collection<Integer> asked)
            throws IOException {
        var fused = mode == SearchMode.HYBRID;
        var keyword = new ComparedList(searcher, search.words(), search.exactly(found.keyword()), passages);
        var semantic = new ComparedList(searcher, search.nearest(), found.semantic(), passages);
        return new ComparedPassages(
                keyword.parts(asked, score -> score, fused ? null : Stages::saturated),
                semantic.parts(asked, NearestSearch::cosine, fused ? null : Stages::positive));
    }
}

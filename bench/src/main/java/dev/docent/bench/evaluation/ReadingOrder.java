package dev.docent.bench.evaluation;

import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.passage.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;

/** An order in which to read the passages of a search. */
enum ReadingOrder {
    /** By rank. */
    BY_RANK,
    /** Each followed by the passages before and after it in its document. */
    NEIGHBORS,
    /** The best three each followed by their neighbors, the others by rank. */
    NEIGHBORS_OF_BEST,
    /** Maximal marginal relevance, weights .7 and .3. */
    DIVERSE,
    /** Maximal marginal relevance, weights .9 and .1. */
    SLIGHTLY_DIVERSE,
    /** By rank, without repetitions of the same words. */
    DISTINCT;

    private static final int COMPARED = 50;

    List<Passage> of(List<PassageHit> hits, ArticlePassages passages) {
        return switch (this) {
            case BY_RANK -> hits.stream().map(PassageHit::passage).toList();
            case NEIGHBORS -> withNeighbors(hits, passages, hits.size());
            case NEIGHBORS_OF_BEST -> withNeighbors(hits, passages, 3);
            case DIVERSE -> diverse(hits, passages, 0.7);
            case SLIGHTLY_DIVERSE -> diverse(hits, passages, 0.9);
            case DISTINCT -> distinct(hits);
        };
    }

    private static List<Passage> withNeighbors(List<PassageHit> hits, ArticlePassages passages, int best) {
        var read = new LinkedHashSet<Passage>();
        for (int i = 0; i < hits.size(); i++) {
            read.add(hits.get(i).passage());
            if (i < best) {
                read.addAll(passages.beside(hits.get(i).passage()));
            }
        }
        return List.copyOf(read);
    }

    private static List<Passage> distinct(List<PassageHit> hits) {
        var seen = new HashSet<String>();
        return hits.stream()
                .map(PassageHit::passage)
                .filter(passage -> seen.add(passage.text().replaceAll("\\s+", " ")))
                .toList();
    }

    /**
     * @see <a href="https://doi.org/10.1145/290941.291025">Carbonell and Goldstein: The use of MMR, diversity-based
     *     reranking. SIGIR 1998</a>
     */
    private static List<Passage> diverse(List<PassageHit> hits, ArticlePassages passages, double relevance) {
        var left = new ArrayList<>(hits.subList(0, Math.min(COMPARED, hits.size())));
        var read = new ArrayList<Passage>();
        var likeness = new HashMap<String, Double>();
        while (!left.isEmpty()) {
            var next = left.stream()
                    .max(Comparator.comparingDouble(hit -> relevance * hit.score()
                            - (1 - relevance)
                                    * likeness.getOrDefault(hit.passage().id(), 0d)))
                    .orElseThrow();
            left.remove(next);
            read.add(next.passage());
            left.forEach(hit ->
                    likeness.merge(hit.passage().id(), passages.cosine(hit.passage(), next.passage()), Math::max));
        }
        return read;
    }
}

package dev.docent.retrieval;

import dev.docent.retrieval.index.ExplainedHits;
import dev.docent.retrieval.index.ExplainedHits.ExplainedHit;
import dev.docent.retrieval.index.MissingPassage;
import dev.docent.retrieval.index.MissingPassage.Reason;
import dev.docent.retrieval.index.PassageExplanation;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.reranking.Reranker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reorders the best hits of a search by the scores of a reranker. Hits beyond the reranker's depth keep their order
 * behind the reranked ones; their scores are scaled below the lowest reranked score, so that scores still decrease with
 * rank.
 */
record Reranking(Reranker reranker) {

    /** {@return the query with its limit raised to the depth of the reranker, if it is below that} */
    PassageQuery widened(PassageQuery query) {
        return query.limitedTo(Math.max(query.limit(), reranker.depth()));
    }

    /** {@return the hits in their final order, cut to the limit of the query} */
    List<PassageHit> of(PassageQuery query, List<PassageHit> found) {
        return places(query, found).stream()
                .limit(query.limit())
                .map(Place::hit)
                .toList();
    }

    /**
     * {@return the explained hits in their final order} A requested passage that the reranker moved beyond the limit is
     * reported as missing.
     *
     * @param asked ids of the passages that the caller asks about
     */
    ExplainedHits of(PassageQuery query, ExplainedHits found, Collection<String> asked) {
        var places = places(query, found.hits().stream().map(ExplainedHit::hit).toList());
        var hits = new ArrayList<ExplainedHit>();
        var missing = new ArrayList<MissingPassage>();
        IntStream.range(0, places.size()).forEach(i -> {
            var place = places.get(i);
            var why = place.explained(i + 1, found.hits().get(place.before()).explanation());
            var id = place.hit().passage().id();
            if (i < query.limit()) {
                hits.add(new ExplainedHit(place.hit(), why));
            } else if (asked.contains(id)) {
                var reason = place.before() < query.limit() ? Reason.RERANKED : Reason.BEYOND_LIMIT;
                missing.add(new MissingPassage(id, reason, why));
            }
        });
        found.missing().forEach(each -> missing.add(behind(last(places), each)));
        return new ExplainedHits(hits, missing);
    }

    private List<Place> places(PassageQuery query, List<PassageHit> found) {
        var judged =
                found.stream().limit(reranker.depth()).map(PassageHit::passage).toList();
        var scores = reranker.scores(query.text(), judged);
        var places = new ArrayList<Place>();
        for (int i = 0; i < scores.size(); i++) {
            places.add(new Place(scored(found.get(i), scores.get(i)), i, true));
        }
        places.sort(
                Comparator.comparingDouble((Place place) -> place.hit().score()).reversed());
        var last = last(places);
        for (int i = scores.size(); i < found.size(); i++) {
            places.add(new Place(scored(found.get(i), last * found.get(i).score()), i, false));
        }
        return places;
    }

    /** {@return the lowest reranked score, which all other hits stay below} */
    private static double last(List<Place> places) {
        return places.stream()
                .filter(Place::isReranked)
                .mapToDouble(place -> place.hit().score())
                .min()
                .orElse(1);
    }

    private static MissingPassage behind(double last, MissingPassage missing) {
        var why = missing.explanation();
        return why == null || why.score() == null
                ? missing
                : new MissingPassage(missing.passage(), missing.reason(), why.scored(last * why.score()));
    }

    private static PassageHit scored(PassageHit hit, double score) {
        return new PassageHit(hit.passage(), score, hit.semantic(), hit.keyword());
    }

    /**
     * A hit in the final order.
     *
     * @param before its rank before reranking, from 0
     */
    private record Place(PassageHit hit, int before, boolean isReranked) {

        PassageExplanation explained(int rank, PassageExplanation why) {
            return isReranked ? why.rerankedTo(rank, hit.score()) : why.scored(hit.score());
        }
    }
}

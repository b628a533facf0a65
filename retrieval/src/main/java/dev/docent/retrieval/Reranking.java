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
 * Puts the best hits of a search into the order that a reranker gives them. What lies deeper keeps its order behind them,
 * and its score becomes a part of the last of theirs, so that scores still tell the order.
 */
final class Reranking {

    private final Reranker reranker;

    Reranking(Reranker reranker) {
        this.reranker = reranker;
    }

    /** {@return the query for as many hits as are reranked, or as are asked for where those are more} */
    PassageQuery widened(PassageQuery query) {
        return query.limitedTo(Math.max(query.limit(), reranker.depth()));
    }

    /** {@return the hits in their last order, as many as are asked for} */
    List<PassageHit> of(PassageQuery query, List<PassageHit> found) {
        return places(query, found).stream()
                .limit(query.limit())
                .map(Place::hit)
                .toList();
    }

    /**
     * {@return the same with why} A passage that was asked for and now stands behind as many as the limit allows is missing.
     *
     * @param asked ids
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

    /** {@return the score that all that was not reranked stays below} */
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
     * A hit in the last order.
     *
     * @param before where it stood, from 0
     */
    private record Place(PassageHit hit, int before, boolean isReranked) {

        PassageExplanation explained(int rank, PassageExplanation why) {
            return isReranked ? why.rerankedTo(rank, hit.score()) : why.scored(hit.score());
        }
    }
}

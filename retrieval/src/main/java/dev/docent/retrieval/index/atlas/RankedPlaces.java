package dev.docent.retrieval.index.atlas;

import dev.docent.retrieval.index.RankFusion;
import dev.docent.retrieval.index.ScoreFusion;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.index.atlas.AtlasIndexProperties.Fusion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** The two lists of a search as one. */
final class RankedPlaces {

    /** The BM25 score that counts as half of what a search by words can give. */
    private static final double HALF = 10;

    private final FoundPlaces places;
    private final SearchMode mode;
    private final Fusion fusion;
    private final Map<Place, Double> scores;

    RankedPlaces(FoundPlaces places, SearchMode mode, Fusion fusion) {
        this.places = places;
        this.mode = mode;
        this.fusion = fusion;
        this.scores = switch (mode) {
            case KEYWORD -> each(places.keyword(), RankedPlaces::saturated);
            case SEMANTIC -> each(places.semantic(), RankedPlaces::positive);
            case HYBRID ->
                fusion == Fusion.SCORES
                        ? ScoreFusion.fuse(List.of(places.semantic(), places.keyword()))
                        : RankFusion.fuse(List.of(
                                places.semantic().keySet(), places.keyword().keySet()));
        };
    }

    FoundPlaces places() {
        return places;
    }

    /** {@return what passages are ordered by, best first, 0..1} */
    Map<Place, Double> scores() {
        return scores;
    }

    /** {@return what each place of the list by meaning adds to the score} */
    Map<Place, Double> semanticShares() {
        return mode == SearchMode.HYBRID ? shares(places.semantic()) : scores;
    }

    /** {@return what each place of the list by words adds to the score} */
    Map<Place, Double> keywordShares() {
        return mode == SearchMode.HYBRID ? shares(places.keyword()) : scores;
    }

    private Map<Place, Double> shares(Map<Place, Double> list) {
        return fusion == Fusion.SCORES ? ScoreFusion.scaled(list) : RankFusion.scaled(list.keySet());
    }

    /** {@return a BM25 score as a part of the most that there can be} */
    static double saturated(double score) {
        return score / (score + HALF);
    }

    /** {@return a cosine as a score} */
    static double positive(double cosine) {
        return Math.max(0, cosine);
    }

    private static Map<Place, Double> each(Map<Place, Double> list, DoubleUnaryOperator score) {
        var scores = new LinkedHashMap<Place, Double>();
        list.forEach((place, raw) -> scores.put(place, score.applyAsDouble(raw)));
        return scores;
    }
}

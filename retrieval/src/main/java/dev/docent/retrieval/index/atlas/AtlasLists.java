package dev.docent.retrieval.index.atlas;

import com.mongodb.client.MongoCollection;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.words.QueryWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.vectorstore.filter.Filter.Expression;

/**
 * Reads the two lists of a search: in one call by {@code $rankFusion} where the server has it, else one after the other.
 *
 * @param inOne whether it has
 */
record AtlasLists(MongoCollection<Document> passages, SearchPipelines pipelines, boolean inOne) {

    /**
     * What is asked.
     *
     * @param vector the question's; null where meaning is not searched
     * @param words those of the question; none where they are not searched
     * @param bounds the scope and the filter
     * @param all whether every vector is compared
     * @param passages how many the scope holds
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Asked(
            SearchMode mode,
            float @Nullable [] vector,
            List<QueryWord> words,
            Expression bounds,
            boolean all,
            long passages) {

        /** {@return the same with every vector compared} */
        Asked exact() {
            return new Asked(mode, vector, words, bounds, true, passages);
        }

        /** {@return the same without the words} */
        Asked byMeaning() {
            return new Asked(mode, vector, List.of(), bounds, all, passages);
        }
    }

    /** {@return the lists, each so many at the most} */
    FoundPlaces read(Asked asked, int depth) {
        var vector = asked.vector();
        var nearest =
                vector == null ? List.<Document>of() : pipelines.nearest(vector, asked.bounds(), depth, asked.all());
        var having =
                asked.words().isEmpty() ? List.<Document>of() : pipelines.having(asked.words(), asked.bounds(), depth);
        if (inOne && !nearest.isEmpty() && !having.isEmpty()) {
            return FusedDetails.lists(run(pipelines.fused(nearest, having, depth), "scoreDetails"));
        }
        return new FoundPlaces(cosines(list(nearest, "vectorSearchScore")), list(having, "searchScore"));
    }

    private Map<Place, Double> list(List<Document> stages, String kindOfScore) {
        var list = new LinkedHashMap<Place, Double>();
        if (!stages.isEmpty()) {
            run(stages, kindOfScore)
                    .forEach(each -> list.put(
                            Place.of(each),
                            each.get(SearchPipelines.SCORE, Number.class).doubleValue()));
        }
        return list;
    }

    private List<Document> run(List<Document> stages, String kindOfScore) {
        var pipeline = Stream.concat(stages.stream(), Stream.of(SearchPipelines.places(kindOfScore)))
                .toList();
        return ServerCalls.search(() -> passages.aggregate(pipeline).into(new ArrayList<>()));
    }

    /** The server's score is half of one more than the cosine. */
    static Map<Place, Double> cosines(Map<Place, Double> scores) {
        var cosines = new LinkedHashMap<Place, Double>();
        scores.forEach((place, score) -> cosines.put(place, 2 * score - 1));
        return cosines;
    }
}

package dev.docent.retrieval.index.atlas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/** Takes apart what {@code $rankFusion} tells of each passage: its place and its score in each of the two lists. */
final class FusedDetails {

    private FusedDetails() {}

    /** {@return the two lists, as they were before the server fused them} @param found with {@code scoreDetails} */
    static FoundPlaces lists(List<Document> found) {
        return new FoundPlaces(AtlasLists.cosines(list(found, "meaning")), list(found, "words"));
    }

    private static Map<Place, Double> list(List<Document> found, String pipeline) {
        var members = new ArrayList<Member>();
        found.forEach(each -> detail(each, pipeline)
                .ifPresent(detail -> members.add(new Member(
                        Place.of(each),
                        detail.get("rank", Number.class).intValue(),
                        detail.get("value", Number.class).doubleValue()))));
        members.sort(Comparator.comparing(Member::rank));
        var list = new LinkedHashMap<Place, Double>();
        members.forEach(each -> list.put(each.place(), each.score()));
        return list;
    }

    /** A list that lacks the passage is left out, or has no place in it. */
    private static Optional<Document> detail(Document found, String pipeline) {
        return found.get(SearchPipelines.SCORE, Document.class).getList("details", Document.class).stream()
                .filter(each -> pipeline.equals(each.getString("inputPipelineName")))
                .filter(each -> each.get("rank") instanceof Number rank && rank.intValue() > 0)
                .findFirst();
    }

    private record Member(Place place, int rank, double score) {}
}

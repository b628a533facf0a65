package dev.docent.retrieval.index.atlas;

import dev.docent.retrieval.index.remote.CandidateLists;
import dev.docent.retrieval.index.remote.PassageKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/** Reads the two lists of a search out of the score details that {@code $rankFusion} returns. */
final class FusedDetails {

    private FusedDetails() {}

    /** {@return the two lists as they were before the server fused them} @param found with {@code scoreDetails} */
    static CandidateLists lists(List<Document> found) {
        return new CandidateLists(cosines(list(found, "meaning")), list(found, "words"));
    }

    /** The server's score is (1 + cosine) / 2. */
    private static Map<PassageKey, Double> cosines(Map<PassageKey, Double> scores) {
        scores.replaceAll((key, score) -> 2 * score - 1);
        return scores;
    }

    private static Map<PassageKey, Double> list(List<Document> found, String pipeline) {
        var members = new ArrayList<Member>();
        found.forEach(each -> detail(each, pipeline)
                .ifPresent(detail -> members.add(new Member(
                        PassageDocuments.key(each),
                        detail.get("rank", Number.class).intValue(),
                        detail.get("value", Number.class).doubleValue()))));
        members.sort(Comparator.comparing(Member::rank));
        var list = new LinkedHashMap<PassageKey, Double>();
        members.forEach(each -> list.put(each.key(), each.score()));
        return list;
    }

    /** A list without the passage is missing from the details, or has no rank in it. */
    private static Optional<Document> detail(Document found, String pipeline) {
        return found.get(SearchPipelines.SCORE, Document.class).getList("details", Document.class).stream()
                .filter(each -> pipeline.equals(each.getString("inputPipelineName")))
                .filter(each -> each.get("rank") instanceof Number rank && rank.intValue() > 0)
                .findFirst();
    }

    private record Member(PassageKey key, int rank, double score) {}
}

package dev.docent.retrieval.index.atlas;

import de.bwaldvogel.mongo.bson.Document;
import dev.docent.retrieval.index.atlas.StandInFound.Hit;
import dev.docent.retrieval.index.atlas.StandInIndexes.Index;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One search.
 *
 * @param indexes of the collection
 * @param shown what they show
 * @param there which of it is handed out
 */
record StandInSearch(List<Index> indexes, List<Document> shown, Predicate<Document> there) {

    static final Set<String> STAGES = Set.of("$listSearchIndexes", "$vectorSearch", "$search", "$rankFusion");

    private static final int K = 60;

    StandInFound run(Document stage) {
        var name = StandInValues.only(stage);
        var options = StandInValues.document(stage.get(name));
        return switch (name) {
            case "$vectorSearch" -> vectors(options);
            case "$search" -> words(options);
            case "$rankFusion" -> fused(options);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private StandInFound vectors(Document options) {
        StandInVectorSearch.checkAsked(options);
        return index(options, "vectorSearch")
                .map(index -> new StandInVectorSearch(index, shown).run(options).only(there))
                .orElse(new StandInFound(List.of(), StandInVectorSearch.SCORES));
    }

    private StandInFound words(Document options) {
        return index(options, "search")
                .map(index -> new StandInTextSearch(index, shown).run(options).only(there))
                .orElse(new StandInFound(List.of(), StandInTextSearch.SCORES));
    }

    /** An index that is not there, or still being built, finds nothing. */
    private Optional<Index> index(Document options, String type) {
        return indexes.stream()
                .filter(each -> each.name().equals(options.getOrDefault("index", "default")))
                .filter(each -> each.type().equals(type))
                .filter(Index::isQueryable)
                .findFirst();
    }

    private StandInFound fused(Document options) {
        StandInValues.onlyFields(options, "$rankFusion", "input", "combination", "scoreDetails");
        var pipelines = StandInValues.document(
                StandInValues.document(options.get("input")).get("pipelines"));
        StandInError.when(pipelines.isEmpty(), 9, "FailedToParse", "$rankFusion needs a pipeline");
        var sums = new LinkedHashMap<Object, Double>();
        var details = new LinkedHashMap<Object, List<Document>>();
        var documents = new LinkedHashMap<Object, Document>();
        pipelines.forEach((name, stages) -> {
            StandInError.when(
                    name.isEmpty() || name.startsWith("$") || name.contains("."),
                    9,
                    "FailedToParse",
                    "not a name of a pipeline: " + name);
            var rank = 0;
            for (var hit : list(StandInValues.documents(stages)).hits()) {
                rank++;
                documents.putIfAbsent(hit.id(), hit.document());
                sums.merge(hit.id(), 1.0 / (K + rank), Double::sum);
                details.computeIfAbsent(hit.id(), none -> new ArrayList<>())
                        .add(new Document("inputPipelineName", name)
                                .append("rank", rank)
                                .append("weight", 1.0)
                                .append("value", hit.score()));
            }
        });
        return result(options, pipelines, sums, details, documents);
    }

    private static StandInFound result(
            Document options,
            Document pipelines,
            Map<Object, Double> sums,
            Map<Object, List<Document>> details,
            Map<Object, Document> documents) {
        var hits = new ArrayList<Hit>();
        sums.forEach((id, score) -> {
            var told = new ArrayList<>(details.getOrDefault(id, List.of()));
            pipelines.keySet().stream()
                    .filter(name -> told.stream().noneMatch(each -> name.equals(each.get("inputPipelineName"))))
                    .toList()
                    .forEach(name -> told.add(new Document("inputPipelineName", name)
                            .append("rank", "NA")
                            .append("weight", 1.0)));
            hits.add(new Hit(
                    Objects.requireNonNull(documents.get(id)),
                    score,
                    new Document("value", score).append("details", told)));
        });
        return StandInFound.sorted(
                hits,
                Boolean.TRUE.equals(options.get("scoreDetails")) ? Set.of("score", "scoreDetails") : Set.of("score"));
    }

    private StandInFound list(List<Document> stages) {
        StandInError.when(stages.isEmpty(), 9, "FailedToParse", "an input pipeline of $rankFusion is empty");
        var first = StandInValues.only(stages.getFirst());
        StandInError.when(
                !Set.of("$vectorSearch", "$search").contains(first),
                9191103,
                "Location9191103",
                "not a ranked pipeline: " + first);
        var found = run(stages.getFirst());
        for (var stage : stages.subList(1, stages.size())) {
            var name = StandInValues.only(stage);
            StandInError.when(
                    !name.equals("$limit"),
                    9191103,
                    "Location9191103",
                    "this stand-in knows no " + name + " in $rankFusion");
            found = found.limitedTo(StandInValues.number(stage, name, 0));
        }
        return found;
    }
}

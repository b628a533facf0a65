package dev.docent.retrieval.index.atlas;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import dev.docent.retrieval.index.atlas.StandInIndexes.Index;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A server in memory that has search beside what it had. */
final class StandInBackend extends MemoryBackend {

    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findandmodify");

    /** What may follow a search here. */
    private static final Set<String> LATER_STAGES = Set.of("$limit", "$project", "$addFields", "$match");

    /** What the server takes. On more it closes the connection. */
    private static final int DEEPEST = 200;

    private final boolean search;
    private final List<Integer> version;
    private final StandInIndexes indexes = new StandInIndexes();
    private final StandInViews views = new StandInViews();
    private final StandInFaults faults = new StandInFaults();

    StandInBackend(boolean search, Integer... version) {
        this.search = search;
        this.version = List.of(version);
    }

    StandInIndexes indexes() {
        return indexes;
    }

    StandInViews views() {
        return views;
    }

    StandInFaults faults() {
        return faults;
    }

    private static int depth(Object value) {
        var within = switch (value) {
            case Map<?, ?> fields -> fields.values();
            case Collection<?> values -> values;
            default -> null;
        };
        return within == null
                ? 0
                : 1
                        + within.stream()
                                .filter(Objects::nonNull)
                                .mapToInt(StandInBackend::depth)
                                .max()
                                .orElse(0);
    }

    /** One after the other, with copies for answers: a document is sent after its lock is given back, and may have changed. */
    @Override
    public synchronized Document handleCommand(Channel channel, String database, String command, Document query) {
        StandInWire.on(channel);
        StandInError.when(depth(query) > DEEPEST, 15, "Overflow", "nested too deep");
        return faults.answer(command, name(query, command), () -> answer(channel, database, command, query))
                .cloneDeeply();
    }

    private Document answer(Channel channel, String database, String command, Document query) {
        // Everyone is let in who gives no password, and every password is refused.
        StandInError.when(command.equalsIgnoreCase("saslStart"), 18, "AuthenticationFailed", "Authentication failed.");
        if (!search) {
            return super.handleCommand(channel, database, command, query);
        }
        return switch (command) {
            case "createSearchIndexes" -> {
                StandInValues.onlyCommandFields(query, command, "indexes");
                StandInError.when(
                        !exists(channel, database, name(query, command)),
                        26,
                        "NamespaceNotFound",
                        "Collection does not exist");
                yield indexes.create(database, name(query, command), query);
            }
            case "dropSearchIndex" -> indexes.drop(database, name(query, command), query);
            case "aggregate" -> aggregate(channel, database, query);
            case "buildInfo" ->
                super.handleCommand(channel, database, command, query).append("versionArray", version);
            default -> {
                var answer = super.handleCommand(channel, database, command, query);
                if (WRITES.contains(command.toLowerCase(Locale.ROOT))) {
                    views.written(database, name(query, command));
                }
                yield answer;
            }
        };
    }

    private Document aggregate(Channel channel, String database, Document query) {
        var pipeline = StandInValues.documents(query.get("pipeline"));
        var stage = pipeline.isEmpty() ? "" : StandInValues.only(pipeline.getFirst());
        pipeline.stream()
                .skip(1)
                .map(StandInValues::only)
                .filter(StandInSearch.STAGES::contains)
                .forEach(later -> StandInError.raise(
                        40602, "Location40602", later + " is only valid as the first stage in a pipeline"));
        if (StandInSearch.STAGES.contains(stage)) {
            checkSearch(query, stage);
        }
        if (stage.equals("$listSearchIndexes")) {
            return cursor(indexes.list(database, name(query, "aggregate"), pipeline.getFirst()));
        }
        if (!StandInSearch.STAGES.contains(stage)) {
            return super.handleCommand(channel, database, "aggregate", query);
        }
        var collection = name(query, "aggregate");
        var search = new StandInSearch(
                indexes.of(database, collection),
                type -> views.of(database, collection, type, () -> all(channel, database, collection)),
                there(channel, database, collection),
                version.getFirst() * 10 + version.getLast() >= 82);
        if (stage.equals("$searchMeta")) {
            return cursor(counts(search, collection, pipeline));
        }
        var found = search.run(pipeline.getFirst());
        var stages = pipeline.subList(1, pipeline.size());
        stages.forEach(each -> StandInError.when(
                !LATER_STAGES.contains(StandInValues.only(each)),
                40324,
                "Location40324",
                "Unrecognized stage: " + each));
        stages.forEach(each -> checkProjection(each, indexes.of(database, collection)));
        return rest(channel, database, found, stages);
    }

    /** {@return the counts of one pipeline, and of others that are united with it} */
    private static List<Document> counts(StandInSearch search, String collection, List<Document> pipeline) {
        var counted = new ArrayList<Document>();
        for (var stage : pipeline) {
            var name = StandInValues.only(stage);
            var options = StandInValues.document(stage.get(name));
            switch (name) {
                case "$searchMeta" -> counted.add(search.count(options));
                case "$addFields" -> counted.forEach(each -> each.putAll(options));
                case "$unionWith" -> {
                    StandInValues.onlyFields(options, name, "coll", "pipeline");
                    StandInError.unless(
                            StandInValues.text(options, "coll").equals(collection),
                            "only this collection is united here");
                    var united = StandInValues.documents(options.get("pipeline"));
                    StandInError.unless(!united.isEmpty(), "a pipeline is needed");
                    counted.addAll(counts(search, collection, united));
                }
                default -> StandInError.raise(40324, "Location40324", "Unrecognized stage: " + name);
            }
        }
        return counted;
    }

    /** Stricter than the service, which gives nothing for a field that the index does not store. */
    private static void checkProjection(Document stage, List<Index> indexes) {
        if (stage.containsKey("$project")) {
            StandInValues.document(stage.get("$project")).forEach((path, value) -> {
                var isScore = value instanceof Document computed && computed.containsKey("$meta");
                var isStored = path.equals("_id")
                        || indexes.stream().anyMatch(each -> each.stored().contains(path));
                StandInError.unless(
                        isScore || (isStored && value instanceof Number), "not stored by the index: " + path);
            });
        }
    }

    private static void checkSearch(Document query, String stage) {
        StandInValues.onlyCommandFields(query, "aggregate", "pipeline", "cursor", "maxTimeMS", "readConcern");
        StandInValues.document(query.get("cursor"));
        StandInValues.optional(query, "maxTimeMS", Number.class);
        if (query.containsKey("readConcern")) {
            var concern = StandInValues.document(query.get("readConcern"));
            StandInValues.onlyFields(concern, "readConcern", "level");
            var level = concern.getOrDefault("level", "local");
            StandInError.when(
                    !level.equals("local"),
                    72,
                    "InvalidOptions",
                    "Aggregation stage %s cannot run with a readConcern other than 'local'. Current readConcern: %s"
                            .formatted(stage, level));
        }
    }

    /** Runs the stages that follow, over what was found, as the server runs them over a collection. */
    private Document rest(Channel channel, String database, StandInFound found, List<Document> stages) {
        if (found.isEmpty()) {
            stages.forEach(stage -> StandInFound.withoutMeta(stage, found.scores()));
            return cursor(List.of());
        }
        var aside = "found_" + UUID.randomUUID();
        super.handleCommand(
                channel,
                database,
                "insert",
                new Document("insert", aside)
                        .append("documents", found.documents())
                        .append("$db", database));
        try {
            var pipeline = new ArrayList<Document>();
            pipeline.add(new Document("$sort", new Document(StandInFound.ORDER, 1)));
            stages.forEach(stage -> pipeline.add(StandInFound.withoutMeta(stage, found.scores())));
            return super.handleCommand(
                    channel,
                    database,
                    "aggregate",
                    new Document("aggregate", aside)
                            .append("pipeline", pipeline)
                            .append("cursor", new Document("batchSize", Integer.MAX_VALUE))
                            .append("$db", database));
        } finally {
            super.handleCommand(channel, database, "drop", new Document("drop", aside).append("$db", database));
        }
    }

    private boolean exists(Channel channel, String database, String collection) {
        var listed = super.handleCommand(
                channel, database, "listCollections", new Document("listCollections", 1).append("$db", database));
        return StandInValues.batch(listed).stream().anyMatch(each -> collection.equals(each.get("name")));
    }

    private List<Document> all(Channel channel, String database, String collection) {
        return StandInValues.batch(super.handleCommand(
                channel,
                database,
                "find",
                new Document("find", collection)
                        .append("filter", new Document())
                        .append("batchSize", Integer.MAX_VALUE)
                        .append("$db", database)));
    }

    /** {@return which documents searches hand out} */
    private Predicate<Document> there(Channel channel, String database, String collection) {
        if (!views.leavesOut()) {
            return document -> true;
        }
        var ids = all(channel, database, collection).stream()
                .map(each -> each.get("_id"))
                .collect(Collectors.toSet());
        return document -> ids.contains(document.get("_id"));
    }

    private static Document cursor(List<Document> batch) {
        return new Document(
                        "cursor",
                        new Document("id", 0L).append("ns", "standin.search").append("firstBatch", batch))
                .append("ok", 1.0);
    }

    private static String name(Document query, String command) {
        return String.valueOf(query.get(command));
    }
}

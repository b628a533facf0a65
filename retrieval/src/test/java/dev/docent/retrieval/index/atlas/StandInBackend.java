package dev.docent.retrieval.index.atlas;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
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

    /** What the server takes. On more it closes the connection. */
    private static final int DEEPEST = 200;

    private final boolean search;
    private final boolean rankFusion;
    private final StandInIndexes indexes = new StandInIndexes();
    private final StandInViews views = new StandInViews();
    private final StandInFaults faults = new StandInFaults();

    StandInBackend(boolean search, boolean rankFusion) {
        this.search = search;
        this.rankFusion = rankFusion;
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
                StandInError.when(
                        !exists(channel, database, name(query, command)),
                        26,
                        "NamespaceNotFound",
                        "Collection does not exist");
                yield indexes.create(database, name(query, command), query);
            }
            case "dropSearchIndex" -> indexes.drop(database, name(query, command), query);
            case "aggregate" -> aggregate(channel, database, query);
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
        if (stage.equals("$listSearchIndexes")) {
            return cursor(indexes.list(database, name(query, "aggregate"), pipeline.getFirst()));
        }
        if (!StandInSearch.STAGES.contains(stage) || (stage.equals("$rankFusion") && !rankFusion)) {
            return super.handleCommand(channel, database, "aggregate", query);
        }
        var collection = name(query, "aggregate");
        var shown = views.of(database, collection, () -> all(channel, database, collection));
        var found = new StandInSearch(indexes.of(database, collection), shown, there(channel, database, collection))
                .run(pipeline.getFirst());
        return rest(channel, database, found, pipeline.subList(1, pipeline.size()));
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

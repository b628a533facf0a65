package dev.docent.retrieval.index.atlas;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The search indexes of all collections. They are built while they are listed. */
final class StandInIndexes {

    private final Map<String, List<Index>> byCollection = new LinkedHashMap<>();
    private int looks;
    private int calls;
    private int hidden;

    synchronized void building(int looks) {
        this.looks = looks;
    }

    /** The next lists are empty. */
    synchronized void hide(int lists) {
        hidden = lists;
    }

    /** {@return how many commands have made indexes} */
    synchronized int calls() {
        return calls;
    }

    synchronized List<Index> of(String database, String collection) {
        return List.copyOf(byCollection.getOrDefault(database + "." + collection, List.of()));
    }

    synchronized Document create(String database, String collection, Document command) {
        var all = byCollection.computeIfAbsent(database + "." + collection, none -> new ArrayList<>());
        var wanted = new ArrayList<Index>();
        for (var asked : StandInValues.documents(StandInValues.listed(command, "indexes"))) {
            StandInValues.onlyFields(asked, "indexes", "name", "type", "definition");
            var name = StandInValues.text(asked, "name");
            StandInError.when(
                    all.stream().anyMatch(each -> each.name().equals(name)),
                    68,
                    "IndexAlreadyExists",
                    "Index " + name + " already exists with a different definition");
            wanted.add(index(name, asked));
        }
        var made = new ArrayList<Document>();
        for (var index : wanted) {
            all.add(index);
            made.add(new Document("id", Integer.toString(all.size())).append("name", index.name()));
        }
        calls++;
        return new Document("indexesCreated", made).append("ok", 1.0);
    }

    private Index index(String name, Document asked) {
        var type = StandInValues.oneOf(asked, "type", "search", "vectorSearch");
        var definition = StandInValues.document(asked.get("definition"));
        if (type.equals("vectorSearch")) {
            StandInDefinitions.checkVectors(definition);
        } else {
            StandInDefinitions.checkWords(definition);
        }
        return new Index(name, type, definition, new AtomicInteger(looks));
    }

    synchronized Document drop(String database, String collection, Document command) {
        var all = byCollection.getOrDefault(database + "." + collection, new ArrayList<>());
        StandInValues.onlyCommandFields(command, "dropSearchIndex", "name");
        var name = StandInValues.text(command, "name");
        StandInError.when(
                !all.removeIf(each -> each.name().equals(name)), 27, "IndexNotFound", "Index " + name + " not found");
        return new Document("ok", 1.0);
    }

    synchronized List<Document> list(String database, String collection, Document stage) {
        var wanted = StandInValues.document(stage.get("$listSearchIndexes"));
        StandInValues.onlyFields(wanted, "$listSearchIndexes", "name");
        if (hidden > 0) {
            hidden--;
            return List.of();
        }
        return of(database, collection).stream()
                .filter(each -> !wanted.containsKey("name") || each.name().equals(wanted.get("name")))
                .map(Index::look)
                .toList();
    }

    /**
     * An index.
     *
     * @param left how often it is to be listed before it can be asked
     */
    record Index(String name, String type, Document definition, AtomicInteger left) {

        boolean isQueryable() {
            return left.get() == 0;
        }

        Document look() {
            var listed = new Document("name", name)
                    .append("type", type)
                    .append("status", isQueryable() ? "READY" : "PENDING")
                    .append("queryable", isQueryable())
                    .append("latestDefinition", described());
            left.updateAndGet(looks -> looks == 0 || looks == Integer.MAX_VALUE ? looks : looks - 1);
            return listed;
        }

        /** The service adds what it has as defaults. */
        private Document described() {
            var described = definition.cloneDeeply();
            if (type.equals("search")) {
                described.putIfAbsent("storedSource", false);
            }
            return described;
        }

        /** {@return the paths of the fields that the index stores} */
        List<String> stored() {
            return definition.get("storedSource") instanceof Document stored
                    ? StandInValues.strings(stored.get("include")).toList()
                    : List.of();
        }

        /** {@return the paths of fields of this type} */
        Stream<Document> fields(String type) {
            return StandInValues.documents(definition.get("fields")).stream()
                    .filter(each -> type.equals(each.get("type")));
        }
    }
}

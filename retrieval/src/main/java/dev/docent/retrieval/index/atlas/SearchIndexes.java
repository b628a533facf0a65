package dev.docent.retrieval.index.atlas;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import dev.docent.retrieval.index.UnusableIndexException;
import dev.docent.retrieval.index.remote.Poll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the search indexes of a collection, and waits until they can be queried. An index is never changed: another
 * definition gets the next number in its name, so that nodes with older settings keep using theirs. Once the newer index is
 * ready at a start, older ones are dropped, unless other processes may use them: a search in a dropped index finds nothing
 * and reports no error.
 */
final class SearchIndexes {

    private static final Logger log = LoggerFactory.getLogger(SearchIndexes.class);
    private static final int EXISTS_ALREADY = 68;
    private static final int NOT_FOUND = 27;
    private static final int DROPPED_ALREADY = 20;
    private static final int COLLECTION_EXISTS = 48;

    private final MongoDatabase database;
    private final String name;
    private final Poll poll;
    private final boolean shared;

    /** @param shared whether other processes may use the index */
    SearchIndexes(MongoDatabase database, String collection, Poll poll, boolean shared) {
        this.database = database;
        this.name = collection;
        this.poll = poll;
        this.shared = shared;
    }

    /**
     * {@return the names of indexes with these definitions that can be queried} Those that are missing are built at the same
     * time.
     *
     * @throws UnusableIndexException if one failed, or is not ready in time
     */
    List<String> ready(List<IndexDefinition> wanted, Duration wait) {
        makeCollection();
        var there = list();
        var names = wanted.stream().map(each -> name(each, there)).toList();
        create(wanted, names, there);
        if (!poll.until(() -> unready(names).isEmpty(), wait)) {
            throw new UnusableIndexException(
                    "The search indexes %s of the collection %s were not ready after %s. The server keeps building them: start again later, or increase the wait (docent.index.atlas.ready-wait)."
                            .formatted(unready(names), name, wait));
        }
        for (var each : wanted) {
            retire(madeFor(each, there).stream()
                    .filter(other -> isQueryable(each, names, there) && !names.contains(other.name()))
                    .toList());
        }
        return names;
    }

    /** {@return the name of the latest index with this definition; the next name if there is none} */
    private static String name(IndexDefinition wanted, List<Described> there) {
        var made = madeFor(wanted, there);
        return latest(made.stream()
                        .filter(each -> wanted.isMadeAs(each.definition()))
                        .toList())
                .map(Described::name)
                .orElseGet(() ->
                        wanted.stem() + (latest(made).map(Described::number).orElse(0) + 1));
    }

    /** {@return whether the index of this definition could be queried when this node looked first} */
    private static boolean isQueryable(IndexDefinition wanted, List<String> names, List<Described> there) {
        return madeFor(wanted, there).stream().anyMatch(each -> names.contains(each.name()) && each.queryable());
    }

    private void makeCollection() {
        if (!database.listCollectionNames().into(new ArrayList<>()).contains(name)) {
            unlessDone(() -> database.createCollection(name), COLLECTION_EXISTS);
        }
    }

    /** Runs a command that another node may have run first. @param done the error codes that say so */
    private static void unlessDone(Runnable command, Integer... done) {
        try {
            command.run();
        } catch (MongoCommandException e) {
            if (!List.of(done).contains(e.getErrorCode())) {
                throw e;
            }
        }
    }

    private void create(List<IndexDefinition> wanted, List<String> names, List<Described> there) {
        var missing = new ArrayList<Document>();
        for (int i = 0; i < names.size(); i++) {
            var created = names.get(i);
            if (there.stream().noneMatch(each -> each.name().equals(created))) {
                missing.add(new Document("name", created)
                        .append("type", wanted.get(i).type())
                        .append("definition", wanted.get(i).definition()));
            }
        }
        if (!missing.isEmpty()) {
            log.info(
                    "creating search_indexes={}",
                    missing.stream().map(each -> each.getString("name")).toList());
            try {
                database.runCommand(createCommand(missing));
            } catch (MongoCommandException e) {
                if (e.getErrorCode() != EXISTS_ALREADY) {
                    throw e;
                }
                // Another node was first, perhaps with only one of them.
                missing.forEach(
                        each -> unlessDone(() -> database.runCommand(createCommand(List.of(each))), EXISTS_ALREADY));
            }
        }
    }

    private Document createCommand(List<Document> indexes) {
        return new Document("createSearchIndexes", name).append("indexes", indexes);
    }

    private List<String> unready(List<String> names) {
        var described =
                list().stream().filter(each -> names.contains(each.name())).toList();
        described.stream()
                .filter(each -> each.status().equals("FAILED"))
                .findFirst()
                .ifPresent(failed -> {
                    throw new UnusableIndexException(
                            "The search index %s of the collection %s could not be built. The list of search indexes in Atlas shows why. Drop it there, and start again."
                                    .formatted(failed.name(), name));
                });
        return names.stream()
                .filter(each -> described.stream().noneMatch(one -> one.name().equals(each) && one.queryable()))
                .toList();
    }

    private void retire(List<Described> others) {
        if (!shared) {
            others.forEach(this::drop);
        } else if (!others.isEmpty()) {
            log.info(
                    "keeping search_indexes={} of another definition, which nodes with other settings may use: drop them when there are none",
                    others.stream().map(Described::name).toList());
        }
    }

    private void drop(Described older) {
        log.info("dropping search_index={}: a newer one replaces it", older.name());
        var command = new Document("dropSearchIndex", name).append("name", older.name());
        unlessDone(() -> database.runCommand(command), NOT_FOUND, DROPPED_ALREADY);
    }

    private static List<Described> madeFor(IndexDefinition wanted, List<Described> there) {
        return there.stream()
                .filter(each -> each.name().startsWith(wanted.stem()))
                .toList();
    }

    private List<Described> list() {
        return AtlasCollections.searched(database.getCollection(name))
                .aggregate(List.of(new Document("$listSearchIndexes", new Document())))
                .map(Described::of)
                .into(new ArrayList<>());
    }

    private static Optional<Described> latest(List<Described> indexes) {
        return indexes.stream().max(Comparator.comparing(Described::number));
    }

    /** An index as the server describes it. */
    private record Described(String name, String status, boolean queryable, Document definition) {

        static Described of(Document listed) {
            return new Described(
                    listed.getString("name"),
                    listed.get("status", "PENDING"),
                    listed.get("queryable", false),
                    listed.get("latestDefinition", new Document()));
        }

        int number() {
            var digits = name.replaceFirst(".*_v(\\d{1,9})$", "$1");
            return digits.equals(name) ? 0 : Integer.parseInt(digits);
        }
    }
}

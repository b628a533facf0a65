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
     * {@return the name of an index with this definition that can be queried}
     *
     * @throws UnusableIndexException if it failed, or is not ready in time
     */
    String ready(IndexDefinition wanted, Duration wait) {
        makeCollection();
        var there = made(wanted);
        var same = latest(there.stream()
                .filter(each -> wanted.isMadeAs(each.definition()))
                .toList());
        if (same.filter(Described::queryable).isPresent()) {
            var current = same.get().name();
            retire(there.stream().filter(each -> !each.name().equals(current)).toList());
            return current;
        }
        var index = same.map(Described::name).orElseGet(() -> create(wanted, there));
        if (!poll.until(() -> isQueryable(index), wait)) {
            throw new UnusableIndexException(
                    "The search index %s of the collection %s was not ready after %s. The server keeps building it: start again later, or increase the wait (docent.index.atlas.ready-wait)."
                            .formatted(index, name, wait));
        }
        return index;
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

    private String create(IndexDefinition wanted, List<Described> there) {
        var created = wanted.stem() + (latest(there).map(Described::number).orElse(0) + 1);
        var index =
                new Document("name", created).append("type", wanted.type()).append("definition", wanted.definition());
        log.info("creating search_index={}", created);
        var command = new Document("createSearchIndexes", name).append("indexes", List.of(index));
        unlessDone(() -> database.runCommand(command), EXISTS_ALREADY);
        return created;
    }

    private boolean isQueryable(String index) {
        var described =
                list().stream().filter(each -> each.name().equals(index)).findFirst();
        if (described.filter(each -> each.status().equals("FAILED")).isPresent()) {
            throw new UnusableIndexException(
                    "The search index %s of the collection %s could not be built. The list of search indexes in Atlas shows why. Drop it there, and start again."
                            .formatted(index, name));
        }
        return described.filter(Described::queryable).isPresent();
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

    private List<Described> made(IndexDefinition wanted) {
        return list().stream()
                .filter(each -> each.name().startsWith(wanted.stem()))
                .toList();
    }

    private List<Described> list() {
        return database.getCollection(name)
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

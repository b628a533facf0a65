package dev.docent.storage.records.mongodb;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import dev.docent.storage.records.UnusableRecordsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * The indexes of the collections. Each module ships those of its own collections as JSON files in {@code db/mongodb}. An
 * index whose definition changes gets a new name.
 *
 * @param byCollection for each collection, index specifications as {@code createIndexes} expects them
 */
record RecordIndexes(Map<String, List<Document>> byCollection) {

    private static final int DUPLICATE = 11_000;

    static RecordIndexes shipped(ResourcePatternResolver resources) {
        var all = new LinkedHashMap<String, List<Document>>();
        try {
            for (var file : resources.getResources("classpath*:db/mongodb/*.json")) {
                var indexes = read(file);
                indexes.keySet().forEach(name -> all.put(name, indexes.getList(name, Document.class)));
            }
            return new RecordIndexes(all);
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot read the indexes of the collections", broken);
        }
    }

    /** {@return the same indexes, of collections with these names} */
    RecordIndexes named(CollectionNames names) {
        names.check(byCollection.keySet());
        var named = new LinkedHashMap<String, List<Document>>();
        byCollection.forEach((usual, indexes) -> named.put(names.of(usual), indexes));
        return new RecordIndexes(named);
    }

    /**
     * Creates the indexes that are missing. Several processes may do so at the same time.
     *
     * @throws UnusableRecordsException if the server rejects an index
     */
    void create(MongoDatabase database) {
        byCollection.forEach((collection, indexes) -> create(database, collection, indexes));
    }

    private static void create(MongoDatabase database, String collection, List<Document> indexes) {
        try {
            database.runCommand(new Document("createIndexes", collection).append("indexes", indexes));
        } catch (MongoException refused) {
            throw new UnusableRecordsException(
                    "Cannot create the indexes of the collection " + collection + " in the database "
                            + database.getName() + ": " + reason(refused),
                    refused);
        }
    }

    private static String reason(MongoException refused) {
        return switch (refused.getCode()) {
            case 85, 86 ->
                "a different index has the same name or fields. Drop it, or set DATABASE_NAME to a database that only Docent"
                        + " uses.";
            case DUPLICATE ->
                "two existing records have the same unique key. Set DATABASE_NAME to a database that only Docent uses.";
            default -> MongodbFailure.reason(refused);
        };
    }

    private static Document read(Resource file) throws IOException {
        return Document.parse(file.getContentAsString(StandardCharsets.UTF_8));
    }
}

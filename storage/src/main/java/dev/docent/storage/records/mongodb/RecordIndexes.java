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
 * The indexes of the collections, as each module ships them for its own in {@code db/mongodb}: by collection, a list of
 * what the command {@code createIndexes} takes. An index that becomes another one gets another name.
 *
 * @param byCollection the indexes of each collection
 */
record RecordIndexes(Map<String, List<Document>> byCollection) {

    private static final int DUPLICATE = 11_000;

    /** {@return those of all modules} */
    static RecordIndexes shipped(ResourcePatternResolver resources) {
        var all = new LinkedHashMap<String, List<Document>>();
        try {
            for (var file : resources.getResources("classpath*:db/mongodb/*.json")) {
                var indexes = read(file);
                indexes.keySet().forEach(name -> all.put(name, indexes.getList(name, Document.class)));
            }
            return new RecordIndexes(all);
        } catch (IOException broken) {
            throw new UncheckedIOException("The indexes of the collections cannot be read", broken);
        }
    }

    /**
     * Creates those that are not there. Doing it twice, or at once with others, does no harm.
     *
     * @throws UnusableRecordsException when the server refuses one
     */
    void create(MongoDatabase database) {
        byCollection.forEach((collection, indexes) -> create(database, collection, indexes));
    }

    private static void create(MongoDatabase database, String collection, List<Document> indexes) {
        try {
            database.runCommand(new Document("createIndexes", collection).append("indexes", indexes));
        } catch (MongoException refused) {
            throw new UnusableRecordsException(
                    "The indexes of the collection " + collection + " in the database " + database.getName()
                            + " cannot be created: " + reason(refused),
                    refused);
        }
    }

    private static String reason(MongoException refused) {
        return switch (refused.getCode()) {
            case 85, 86 ->
                "one of the same name or fields is there and is another. Remove it, or set DATABASE_NAME to a database that is"
                        + " Docent's alone.";
            case DUPLICATE ->
                "two records are there that must not be alike. Set DATABASE_NAME to a database that is Docent's alone.";
            default -> MongodbFailure.reason(refused);
        };
    }

    private static Document read(Resource file) throws IOException {
        return Document.parse(file.getContentAsString(StandardCharsets.UTF_8));
    }
}

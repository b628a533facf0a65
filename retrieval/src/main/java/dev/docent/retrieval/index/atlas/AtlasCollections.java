package dev.docent.retrieval.index.atlas;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * The collections of one generation of the index: the passages, and a record for each document that says which of them are
 * in force. Writes are acknowledged by a majority and reads see only such writes: a deletion holds for every search that
 * begins after it, and no election reverts it.
 *
 * @param name of the collection of passages, the prefix of all other names
 */
record AtlasCollections(String name, MongoCollection<Document> passages, MongoCollection<Document> documents) {

    /** How long the record of a deletion is kept, for slow writers that began before it. */
    private static final long DELETION_RECORD_DAYS = 7;

    static AtlasCollections of(MongoDatabase database, String name) {
        var durable = durable(database);
        return new AtlasCollections(name, durable.getCollection(name), durable.getCollection(name + "_documents"));
    }

    /** {@return the database with durable writes and reads} */
    static MongoDatabase durable(MongoDatabase database) {
        return database.withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    /** {@return the passages for searches} */
    MongoCollection<Document> searched() {
        return searched(passages);
    }

    /** {@return the collection for searches and lists of search indexes, which refuse every other read concern} */
    static MongoCollection<Document> searched(MongoCollection<Document> collection) {
        return collection.withReadConcern(ReadConcern.LOCAL);
    }

    /** Creates the indexes for reads by document and for deletions of knowledge bases. Creates nothing twice. */
    void prepare() {
        passages.createIndex(Indexes.ascending(
                PassageDocuments.OWNER, PassageDocuments.DOCUMENT, PassageDocuments.PUT, PassageDocuments.ORDINAL));
        passages.createIndex(
                Indexes.ascending(PassageDocuments.OWNER, PassageDocuments.KNOWLEDGE_BASE, PassageDocuments.PUT));
        documents.createIndex(Indexes.ascending(DocumentRecords.OWNER, DocumentRecords.DOCUMENT));
        documents.createIndex(Indexes.ascending(
                DocumentRecords.OWNER,
                DocumentRecords.KNOWLEDGE_BASE,
                DocumentRecords.LANGUAGE,
                DocumentRecords.PASSAGES,
                DocumentRecords.TOKENS));
        documents.createIndex(
                Indexes.ascending(DocumentRecords.GONE),
                new IndexOptions().expireAfter(DELETION_RECORD_DAYS, TimeUnit.DAYS));
    }
}

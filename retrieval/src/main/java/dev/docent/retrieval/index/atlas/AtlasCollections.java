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
 * Where one generation of the index lies: its passages, and a record for each document that says which of them are in
 * force. Writes count once most of the servers have them, and reads see what was written so: a removal holds for every
 * search that begins after it, and no election takes it back.
 *
 * @param name of the collection of passages, with which all other names begin
 */
record AtlasCollections(String name, MongoCollection<Document> passages, MongoCollection<Document> documents) {

    /** How long it is remembered that a document was removed, for writers that began before and are slow. */
    private static final long GRAVES_DAYS = 7;

    static AtlasCollections of(MongoDatabase database, String name) {
        var durable = durable(database);
        return new AtlasCollections(name, durable.getCollection(name), durable.getCollection(name + "_documents"));
    }

    /** {@return the database as what must last is written to it and read} */
    static MongoDatabase durable(MongoDatabase database) {
        return database.withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    /** {@return the passages as search indexes are asked for them: they know nothing of what most servers have} */
    MongoCollection<Document> searched() {
        return passages.withReadConcern(ReadConcern.DEFAULT);
    }

    /** Makes the indexes that reads by owner and document, and removals of knowledge bases, need. Doing it twice changes nothing. */
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
                Indexes.ascending(DocumentRecords.GONE), new IndexOptions().expireAfter(GRAVES_DAYS, TimeUnit.DAYS));
    }
}

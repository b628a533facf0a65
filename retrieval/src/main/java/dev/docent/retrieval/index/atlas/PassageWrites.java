package dev.docent.retrieval.index.atlas;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.Scope;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Writes passages beside those that are in force, and removes what is no longer. Whoever began later wins: a write that is
 * outdone removes its own passages, and none ever removes those of a later one.
 */
final class PassageWrites {

    private final MongoCollection<Document> passages;
    private final DocumentRecords records;
    private final Ledger ledger;
    private final PassageDocuments layout;

    PassageWrites(AtlasCollections collections, DocumentRecords records, Ledger ledger, PassageDocuments layout) {
        this.passages = collections.passages();
        this.records = records;
        this.ledger = ledger;
        this.layout = layout;
    }

    /** {@return the write, whose passages nobody finds before they are {@linkplain #putInForce in force}} */
    Put put(List<EmbeddedPassage> embedded) {
        var all = embedded.stream().map(EmbeddedPassage::passage).toList();
        return write(
                all,
                put -> IntStream.range(0, all.size())
                        .mapToObj(i -> layout.of(all.get(i), embedded.get(i).vector(), put))
                        .toList());
    }

    /** {@return the write of passages without vectors} */
    Put putWithoutVectors(List<Passage> all) {
        return write(
                all, put -> all.stream().map(each -> layout.of(each, null, put)).toList());
    }

    private Put write(List<Passage> all, Function<Long, List<Document>> kept) {
        records.begin(all.getFirst().source());
        // Drawn when there is a record: a removal that draws a later one finds it.
        var put = Put.of(ledger.next(), all);
        passages.insertMany(kept.apply(put.number()));
        return put;
    }

    /**
     * Puts the passages of each write in the place of those that its document had. Doing it twice changes nothing, and goes on
     * where a try before ended.
     */
    void putInForce(List<Put> puts) {
        if (puts.isEmpty()) {
            return;
        }
        var since = ledger.next();
        var outdone = puts.stream()
                .map(put -> new DeleteManyModel<Document>(outdone(put, since)))
                .toList();
        passages.bulkWrite(outdone, new BulkWriteOptions().ordered(false));
    }

    /** {@return the passages that nobody finds any more: those before the write, or its own where it is outdone} */
    private Bson outdone(Put put, long since) {
        return and(
                ofDocument(put.source().ref()),
                isInForce(put, since)
                        ? lt(PassageDocuments.PUT, put.number())
                        : eq(PassageDocuments.PUT, put.number()));
    }

    /** {@return whether the write is in force now, or has been since a try before} */
    private boolean isInForce(Put put, long since) {
        if (records.putInForce(put, since)) {
            return true;
        }
        if (!records.isKnown(put.source())) {
            // Its record was of a document removed long ago, and was cleared away just now.
            records.begin(put.source());
            return records.putInForce(put, since);
        }
        return records.find(put.source().ref())
                .filter(inForce -> inForce.put() == put.number())
                .isPresent();
    }

    /** Brings vectors to passages of the write; those that are gone meanwhile stay gone. */
    void embed(long put, List<EmbeddedPassage> embedded) {
        var updates = embedded.stream()
                .map(each -> new UpdateOneModel<Document>(
                        eq(PassageDocuments.id(put, each.passage().ordinal())),
                        Updates.set(PassageDocuments.EMBEDDING, PassageDocuments.numbers(each.vector()))))
                .toList();
        passages.bulkWrite(updates, new BulkWriteOptions().ordered(false));
    }

    /** Removes the document's passages; a generation that is dropped has none. */
    void remove(DocumentRef document) {
        ledger.nextIfThere().ifPresent(number -> {
            records.bury(document, number);
            passages.deleteMany(and(ofDocument(document), lt(PassageDocuments.PUT, number)));
            records.markGone(document, number);
        });
    }

    /** Removes all passages of the knowledge bases; a generation that is dropped has none. */
    void remove(Scope scope) {
        ledger.nextIfThere().ifPresent(number -> {
            records.bury(scope, number);
            passages.deleteMany(and(
                    eq(PassageDocuments.OWNER, scope.owner()),
                    in(PassageDocuments.KNOWLEDGE_BASE, scope.knowledgeBases()),
                    lt(PassageDocuments.PUT, number)));
            records.markGone(scope, number);
        });
    }

    private static Bson ofDocument(DocumentRef document) {
        return and(eq(PassageDocuments.OWNER, document.owner()), eq(PassageDocuments.DOCUMENT, document.id()));
    }
}

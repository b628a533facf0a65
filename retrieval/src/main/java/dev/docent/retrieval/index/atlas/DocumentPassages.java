package dev.docent.retrieval.index.atlas;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The passages of a document that are in force, read from the collection: what is read together has been in force together.
 *
 * @param records which say what is in force
 */
record DocumentPassages(MongoCollection<Document> passages, DocumentRecords records, DocumentRef document) {

    private static final int ATTEMPTS = 100;

    /** {@return those from an offset, in their order, at most {@code limit}} */
    List<Passage> passages(int offset, int limit) {
        return ofOneState(record -> page(record, offset, limit)
                .projection(Projections.exclude(PassageDocuments.EMBEDDING, PassageDocuments.WORDS))
                .map((Document kept) -> PassageDocuments.read(kept, record.source()))
                .into(new ArrayList<>()));
    }

    /** {@return of the same, those that have a vector, with it} */
    List<EmbeddedPassage> embedded(int offset, int limit) {
        return ofOneState(record ->
                page(record, offset, limit)
                        .projection(Projections.exclude(PassageDocuments.WORDS))
                        .into(new ArrayList<>())
                        .stream()
                        .flatMap(kept -> PassageDocuments.readEmbedded(kept, record.source()).stream())
                        .toList());
    }

    long count() {
        return records.find(document)
                .map(record -> passages.countDocuments(writtenBy(record)))
                .orElse(0L);
    }

    /** {@return the number of passages with a vector} */
    int countEmbedded() {
        return records.find(document)
                .map(record -> (int) passages.countDocuments(
                        Filters.and(writtenBy(record), Filters.exists(PassageDocuments.EMBEDDING))))
                .orElse(0);
    }

    /** {@return what is read of the document, while no other put of it comes into force} */
    private <T> List<T> ofOneState(Function<DocumentRecord, List<T>> reading) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var before = records.find(document);
            var read = before.map(reading).orElse(List.of());
            var after = records.find(document);
            if (before.map(DocumentRecord::put).equals(after.map(DocumentRecord::put))) {
                return read;
            }
        }
        throw new IllegalStateException("Replaced faster than it can be read: " + document.id());
    }

    private FindIterable<Document> page(DocumentRecord record, int offset, int limit) {
        if (offset < 0 || limit < 1) {
            throw new IllegalArgumentException("Not a page: %d passages from %d".formatted(limit, offset));
        }
        return passages.find(writtenBy(record))
                .sort(Sorts.ascending(PassageDocuments.ORDINAL))
                .skip(offset)
                .limit(limit);
    }

    private Bson writtenBy(DocumentRecord record) {
        return Filters.and(
                Filters.eq(PassageDocuments.OWNER, document.owner()),
                Filters.eq(PassageDocuments.DOCUMENT, document.id()),
                Filters.eq(PassageDocuments.PUT, record.put()));
    }
}

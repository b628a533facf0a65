package dev.docent.storage.records.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.storage.records.RecordStoreInUse;
import dev.docent.storage.records.RecordTransfer;
import dev.docent.storage.records.RecordTransferContract;
import dev.docent.storage.records.RecordsContract;
import dev.docent.storage.records.Thing;
import dev.docent.storage.records.Thing.Kind;
import dev.docent.storage.records.Things;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What holds for records in MongoDB beside what holds in any store. */
interface MongodbRecordsContract extends RecordsContract, RecordTransferContract {

    ApplicationContext context();

    @Override
    default Things things() {
        return context().getBean(Things.class);
    }

    @Override
    default RecordTransfer transfer() {
        return context().getBean(RecordTransfer.class);
    }

    @Test
    default void storesFieldsAsTheColumnsAreCalledAndNestedValuesAsDocuments() {
        var saved = things().save(
                        Thing.named("one", Kind.FANCY, new Thing.Details(List.of(), Map.of("a.b", "v"), Thing.MADE)));

        var stored = context()
                .getBean(MongoTemplate.class)
                .getCollection("things")
                .find()
                .first();

        assertThat(stored)
                .containsOnlyKeys(
                        "_id", "version", "owner", "name", "kind", "visible", "size", "share", "details", "created_at")
                .containsEntry("_id", saved.id())
                .containsEntry("kind", "FANCY");
        assertThat(stored.get("created_at", java.util.Date.class)).isEqualTo(Thing.MADE);
        assertThat(stored.get("details", Document.class).get("more", Document.class))
                .containsExactly(Map.entry("a%2Eb", "v"));
    }

    @Test
    default void hasTheIndexesThatAreShipped() {
        var indexes =
                context().getBean(MongoTemplate.class).getCollection("things").listIndexes();

        assertThat(indexes)
                .anySatisfy(index -> assertThat(index)
                        .containsEntry("name", "things_by_name")
                        .containsEntry("unique", true)
                        .containsEntry("key", new Document("owner", 1).append("name", 1)));
    }

    @Test
    default void saysWhereItIs() {
        var inUse = context().getBean(RecordStoreInUse.class);

        assertThat(inUse.adapter()).isEqualTo("mongodb");
        assertThat(inUse.shared()).isTrue();
    }
}

package dev.docent.storage.records.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.storage.records.RecordIds;
import dev.docent.storage.records.RecordStoreInUse;
import dev.docent.storage.records.RecordTransfer;
import dev.docent.storage.records.RecordTransferContract;
import dev.docent.storage.records.RecordsContract;
import dev.docent.storage.records.StartedRecords;
import dev.docent.storage.records.Thing;
import dev.docent.storage.records.Thing.Kind;
import dev.docent.storage.records.Things;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.jdbc.core.mapping.JdbcMappingContext;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.jdbc.core.JdbcTemplate;

class SqliteRecordsTest implements RecordsContract, RecordTransferContract {

    @TempDir
    Path folder;

    private ConfigurableApplicationContext context;
    private Things things;

    @BeforeEach
    void opens() {
        context = StartedRecords.start(folder);
        things = context.getBean(Things.class);
    }

    @AfterEach
    void closes() {
        context.close();
    }

    @Override
    public Things things() {
        return things;
    }

    @Override
    public RecordTransfer transfer() {
        return context.getBean(RecordTransfer.class);
    }

    @Test
    void saysWhereItIs() {
        assertThat(context.getBean(RecordStoreInUse.class))
                .isEqualTo(new RecordStoreInUse("sqlite", "SQLite in " + folder.resolve("docent.db"), false));
    }

    @Test
    void storesMomentsAsNumbersAndNestedValuesAsJson() {
        things.save(Thing.named("one", Kind.FANCY, new Thing.Details(List.of(), Map.of("k", "v"), Thing.MADE)));

        var row = context.getBean(JdbcTemplate.class).queryForMap("select * from things");

        assertThat(row).containsEntry("created_at", Thing.MADE.toEpochMilli()).containsEntry("kind", "FANCY");
        assertThat(row.get("details")).asString().contains("\"k\":\"v\"");
    }

    @Test
    void findsEverythingAgainAfterAnotherStart() {
        var saved = things.save(Thing.named("one", Kind.PLAIN, null));
        context.close();

        context = StartedRecords.start(folder);

        assertThat(context.getBean(Things.class).findById(saved.id())).contains(saved);
    }

    @Test
    void namesTheTableAndTheCollectionByOneAnnotation() {
        var mapping = context.getBean(JdbcMappingContext.class);

        assertThat(mapping.getRequiredPersistentEntity(Thing.class)
                        .getTableName()
                        .getReference())
                .isEqualTo("things");
        assertThat(AnnotatedElementUtils.findMergedAnnotation(Thing.class, Document.class)
                        .collection())
                .isEqualTo("things");
    }

    @Test
    void makesIdsThatSortByCreation() {
        var ids =
                IntStream.range(0, 10_000).mapToObj(number -> RecordIds.next()).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }
}

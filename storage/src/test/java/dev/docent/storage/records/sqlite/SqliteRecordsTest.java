package dev.docent.storage.records.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.storage.records.OffsetPage;
import dev.docent.storage.records.RecordIds;
import dev.docent.storage.records.sqlite.Thing.Kind;
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
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.jdbc.core.mapping.JdbcMappingContext;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.jdbc.core.JdbcTemplate;

class SqliteRecordsTest {

    @TempDir
    Path folder;

    private ConfigurableApplicationContext context;
    private Things things;

    @BeforeEach
    void opens() {
        context = SqliteContext.start(folder);
        things = context.getBean(Things.class);
    }

    @AfterEach
    void closes() {
        context.close();
    }

    @Test
    void readsBackWhatItSaved() {
        var details = new Thing.Details(
                List.of(new Thing.Part("wheel", 4)), Map.of("year", 1874, "tags", List.of("a", "b")), Thing.MADE);
        var saved = things.save(Thing.named("one", Kind.FANCY, details));

        assertThat(things.findById(saved.id())).contains(saved);
        assertThat(saved.version()).isNotNull();
    }

    @Test
    void keepsAbsentValuesAbsent() {
        var saved = things.save(Thing.named("one", Kind.PLAIN, null));

        assertThat(things.findById(saved.id()).orElseThrow().details()).isNull();
    }

    @Test
    void refusesTheSecondOfTwoThatMustBeUnique() {
        things.save(Thing.named("one", Kind.PLAIN, null));

        assertThatThrownBy(() -> things.save(Thing.named("one", Kind.PLAIN, null)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(things.countByOwner("owner")).isEqualTo(1);
    }

    @Test
    void refusesToOverwriteWhatAnotherHasChanged() {
        var saved = things.save(Thing.named("one", Kind.PLAIN, null));
        things.save(renamed(saved, "two"));

        assertThatThrownBy(() -> things.save(renamed(saved, "three")))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(things.findById(saved.id()).orElseThrow().name()).isEqualTo("two");
    }

    @Test
    void pagesFromAnyOffset() {
        IntStream.range(0, 7).forEach(number -> things.save(Thing.named("name " + number, Kind.PLAIN, null)));

        var page = things.findByOwner("owner", new OffsetPage(3, 2, Sort.by("name")));

        assertThat(page.getTotalElements()).isEqualTo(7);
        assertThat(page.map(Thing::name)).containsExactly("name 2", "name 3", "name 4");
        assertThat(things.findByOwner("owner", new OffsetPage(3, 9, Sort.by("name"))))
                .isEmpty();
        assertThat(things.findByOwnerAndVisible("owner", true, new OffsetPage(3, 2, Sort.by("name")))
                        .hasNext())
                .isTrue();
        assertThat(things.findAll(new OffsetPage(2, 5, Sort.by("name").descending()))
                        .map(Thing::name))
                .containsExactly("name 1", "name 0");
    }

    @Test
    void findsCountsAndDeletesByItsValues() {
        things.save(Thing.named("plain", Kind.PLAIN, null));
        things.save(Thing.named("fancy", Kind.FANCY, null));

        assertThat(things.findByOwnerAndName("owner", "fancy")).isPresent();
        assertThat(things.findByOwnerAndName("another", "fancy")).isEmpty();
        assertThat(things.findByKindIn(List.of(Kind.FANCY, Kind.PLAIN))).hasSize(2);
        assertThat(things.deleteByOwnerAndKind("owner", Kind.FANCY)).isEqualTo(1);
        assertThat(things.findAll()).extracting(Thing::name).containsExactly("plain");
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

        context = SqliteContext.start(folder);

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

    private static Thing renamed(Thing thing, String name) {
        return new Thing(
                thing.id(),
                thing.version(),
                thing.owner(),
                name,
                thing.kind(),
                thing.visible(),
                thing.size(),
                thing.share(),
                thing.details(),
                thing.createdAt());
    }
}

package dev.docent.ingestion.document.knowledgebase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.ingestion.document.IngestionException.DefaultKnowledgeBaseException;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseExistsException;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseNotFoundException;
import dev.docent.ingestion.pipeline.InMemoryRecords;
import dev.docent.retrieval.answering.Strictness;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.storage.records.OffsetPage;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;

class KnowledgeBasesTest {

    private static final OffsetPage ALL = new OffsetPage(100, 0, Sort.unsorted());

    private final InMemoryRecords records = new InMemoryRecords();
    private final KnowledgeBases knowledgeBases = records.knowledgeBases;

    @Test
    void makesTheDefaultOnceHoweverManyAsk() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var asking = IntStream.range(0, 64)
                    .<Callable<String>>mapToObj(
                            each -> () -> knowledgeBases.defaultOf("ann").id())
                    .toList();

            var ids = threads.invokeAll(asking).stream()
                    .map(answer -> answer.resultNow())
                    .distinct();

            assertThat(ids).hasSize(1);
        }
        assertThat(knowledgeBases.list("ann", ALL)).hasSize(1);
    }

    @Test
    void refusesANameTwiceButNotToAnother() {
        knowledgeBases.create("ann", "Papers", null);

        assertThatThrownBy(() -> knowledgeBases.create("ann", " Papers ", null))
                .isInstanceOf(KnowledgeBaseExistsException.class);
        assertThat(knowledgeBases.create("bob", "Papers", null).name()).isEqualTo("Papers");
    }

    @Test
    void refusesANameOfNothing() {
        assertThatThrownBy(() -> knowledgeBases.create("ann", "  ", null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsTheOwnersAndNoOthers() {
        var made = knowledgeBases.create("ann", "Papers", "Of the year");

        assertThat(knowledgeBases.get("ann", made.id())).isEqualTo(made);
        assertThatThrownBy(() -> knowledgeBases.get("bob", made.id()))
                .isInstanceOf(KnowledgeBaseNotFoundException.class);
        assertThat(knowledgeBases.list("bob", ALL)).isEmpty();
    }

    @Test
    void changesWhatIsGivenAlone() {
        var made = knowledgeBases.create("ann", "Papers", "Of the year");

        knowledgeBases.update(new KnowledgeBaseRef("ann", made.id()), "Articles", null, null);
        knowledgeBases.update(new KnowledgeBaseRef("ann", made.id()), null, "Of all years", null);
        knowledgeBases.update(new KnowledgeBaseRef("ann", made.id()), null, null, Strictness.STRICT);
        var updated = knowledgeBases.update(new KnowledgeBaseRef("ann", made.id()), null, null, null);

        assertThat(updated.name()).isEqualTo("Articles");
        assertThat(updated.description()).isEqualTo("Of all years");
        assertThat(updated.strictness()).isEqualTo(Strictness.STRICT);
        assertThat(made.strictness()).isNull();
        assertThat(knowledgeBases.get("ann", made.id())).isEqualTo(updated);
    }

    @Test
    void refusesToTakeAnothersName() {
        knowledgeBases.create("ann", "Papers", null);
        var other = knowledgeBases.create("ann", "Articles", null);

        assertThatThrownBy(() -> knowledgeBases.update(new KnowledgeBaseRef("ann", other.id()), "Papers", null, null))
                .isInstanceOf(KnowledgeBaseExistsException.class);
    }

    @Test
    void keepsTheNameOfTheDefault() {
        var made = knowledgeBases.defaultOf("ann");

        assertThatThrownBy(() -> knowledgeBases.update(new KnowledgeBaseRef("ann", made.id()), "Papers", null, null))
                .isInstanceOf(DefaultKnowledgeBaseException.class);
        assertThat(knowledgeBases.update(made.ref(), "default", "Mine", null).description())
                .isEqualTo("Mine");
    }

    @Test
    void neverShowsWhatIsBeingRemovedAndFreesItsName() {
        var made = knowledgeBases.create("ann", "Papers", null);

        records.knowledgeBases.markDeleting(new KnowledgeBaseRef("ann", made.id()));

        assertThat(knowledgeBases.list("ann", ALL)).isEmpty();
        assertThat(knowledgeBases.find(new KnowledgeBaseRef("ann", made.id()))).isEmpty();
        assertThat(knowledgeBases.create("ann", "Papers", null).id()).isNotEqualTo(made.id());
    }

    @Test
    void isTakenOverByOneAloneAndNotOnceItIsHere() {
        var base = records.imports.begin("ann", null, null);
        var read = records.knowledgeBases.deleting().getFirst();
        records.imports.end(base, "Papers", true);

        assertThat(records.knowledgeBases.takeOver(read)).isEmpty();
        assertThat(knowledgeBases.findNamed("ann", "Papers")).isPresent();

        var left = records.imports.begin("ann", null, null);
        assertThat(records.knowledgeBases.takeOver(left)).isPresent();
        assertThat(records.knowledgeBases.takeOver(left)).isEmpty();
        assertThatThrownBy(() -> records.imports.end(left, "Letters", true))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }
}

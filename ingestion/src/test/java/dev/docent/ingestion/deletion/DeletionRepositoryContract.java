package dev.docent.ingestion.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.ingestion.deletion.Deletion.Contents;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.storage.records.OffsetPage;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;

/** What is expected of the receipts of deletions, whichever store keeps them. */
public interface DeletionRepositoryContract {

    Contents CONTENTS = new Contents(3, 2, 7, 5_000_000_000L);

    DeletionRepository deletions();

    @Test
    default void readsBackReceipts() {
        var document = deletions().save(Deletion.ofDocument(new DocumentRef("ann", "d1"), CONTENTS));
        var base = deletions().save(Deletion.ofKnowledgeBase(new KnowledgeBaseRef("ann", "kb"), CONTENTS));

        assertThat(deletions().findByOwnerAndDocumentId("ann", "d1")).contains(document);
        assertThat(deletions().findByOwnerAndKnowledgeBaseId("ann", "kb")).contains(base);
        assertThat(deletions().findByOwnerAndDocumentId("bob", "d1")).isEmpty();
        assertThat(deletions().findByOwnerAndKnowledgeBaseId("bob", "kb")).isEmpty();
        var newestFirst = new OffsetPage(1, 0, Sort.by(Sort.Direction.DESC, "id"));
        assertThat(deletions().findByOwner("ann", newestFirst)).containsExactly(base);
        assertThat(deletions().findByOwner("ann", newestFirst).getTotalElements())
                .isEqualTo(2);
    }

    @Test
    default void tellsWhichReceiptsAreOpen() {
        var open = deletions().save(Deletion.ofDocument(new DocumentRef("ann", "d1"), CONTENTS));
        var done = deletions()
                .save(deletions()
                        .save(Deletion.ofDocument(new DocumentRef("bob", "d2"), CONTENTS))
                        .completed());

        assertThat(deletions().findByCompletedAtIsNull()).containsExactly(open);
        assertThat(deletions().findByOwnerAndDocumentId("bob", "d2")).contains(done);
        assertThatThrownBy(() -> deletions().save(Deletion.ofDocument(new DocumentRef("ann", "d1"), CONTENTS)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> {
                    deletions().save(open.completed());
                    deletions().save(open.completed());
                })
                .isInstanceOf(OptimisticLockingFailureException.class);
    }
}

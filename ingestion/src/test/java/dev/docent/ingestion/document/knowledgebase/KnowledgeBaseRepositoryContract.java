package dev.docent.ingestion.document.knowledgebase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.retrieval.answering.Strictness;
import dev.docent.storage.records.OffsetPage;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;

/** What ingestion expects of the records of knowledge bases, whichever store keeps them. */
public interface KnowledgeBaseRepositoryContract {

    KnowledgeBaseRepository bases();

    @Test
    default void readsBackTheKnowledgeBaseItSaved() {
        var saved = bases().save(KnowledgeBase.named("ann", "Papers", null));

        assertThat(bases().findByOwnerAndId("ann", saved.id())).contains(saved);
        assertThat(bases().findByOwnerAndNameAndDeleting("ann", "Papers", false))
                .contains(saved);
        assertThat(bases().findByOwnerAndId("bob", saved.id())).isEmpty();
    }

    @Test
    default void keepsHowStrictItIs() {
        var saved = bases().save(KnowledgeBase.named("ann", "Papers", null));

        var strict = bases().save(saved.changed(null, null, Strictness.STRICT));

        assertThat(strict.strictness()).isEqualTo(Strictness.STRICT);
        assertThat(bases().findByOwnerAndId("ann", saved.id())).contains(strict);
    }

    @Test
    default void refusesANameTwice() {
        bases().save(KnowledgeBase.named("ann", "Papers", null));
        var other = bases().save(KnowledgeBase.named("ann", "Articles", null));

        assertThatThrownBy(() -> bases().save(KnowledgeBase.named("ann", "Papers", null)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> bases().save(other.changed("Papers", null, null)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(bases().save(KnowledgeBase.named("bob", "Papers", null)).owner())
                .isEqualTo("bob");
    }

    @Test
    default void refusesToChangeAKnowledgeBaseThatAnotherChangedOrRemoved() {
        var saved = bases().save(KnowledgeBase.named("ann", "Papers", null));
        var changed = bases().save(saved.changed("Articles", "All", null));

        assertThatThrownBy(() -> bases().save(saved.markedDeleting()))
                .isInstanceOf(OptimisticLockingFailureException.class);
        bases().deleteByOwnerAndId("ann", saved.id());
        assertThatThrownBy(() -> bases().save(changed.markedDeleting()))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    default void knowsWhoHasOne() {
        bases().save(bases().save(KnowledgeBase.named("ann", "Papers", null)).markedDeleting());

        assertThat(bases().existsByOwner("ann")).isTrue();
        assertThat(bases().existsByOwner("bob")).isFalse();
    }

    @Test
    default void tellsThoseThatLeaveFromThoseThatStay() {
        var stays = bases().save(KnowledgeBase.named("ann", "Papers", null));
        var leaves = bases().save(bases().save(KnowledgeBase.named("ann", "Articles", null))
                .markedDeleting());

        var page = new OffsetPage(10, 0, Sort.by("id"));
        assertThat(bases().findByOwnerAndDeleting("ann", false, page)).containsExactly(stays);
        assertThat(bases().findByDeleting(true)).containsExactly(leaves);
    }
}

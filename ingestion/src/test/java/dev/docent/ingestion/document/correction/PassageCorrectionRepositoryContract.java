package dev.docent.ingestion.document.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.retrieval.passage.DocumentRef;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;

/** What is expected of the corrections of passages, whichever store keeps them. */
public interface PassageCorrectionRepositoryContract {

    DocumentRef DOCUMENT = new DocumentRef("ann", "d1");

    PassageCorrectionRepository corrections();

    @Test
    default void readsBackCorrections() {
        var disabled = corrections().save(correction(DOCUMENT, false, null));
        var edited = corrections().save(correction(DOCUMENT, true, new EditedText("The otter sings 😀", 4)));
        corrections().save(correction(new DocumentRef("ann", "d2"), false, null));

        assertThat(corrections().findByOwnerAndDocumentIdOrderByIdAsc("ann", "d1"))
                .containsExactly(disabled, edited);
        assertThat(corrections().findByOwnerAndDocumentIdOrderByIdAsc("bob", "d1"))
                .isEmpty();
    }

    @Test
    default void refusesAChangeOfAnOlderVersion() {
        var first = corrections().save(correction(DOCUMENT, false, null));
        var second = corrections().save(first.with(true, new EditedText("The heron", 2)));

        assertThat(corrections().findByOwnerAndDocumentIdOrderByIdAsc("ann", "d1"))
                .containsExactly(second);
        assertThatThrownBy(() -> corrections().save(first.with(false, null)))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    default void deletesOneOrThoseOfADocument() {
        var one = corrections().save(correction(DOCUMENT, false, null));
        var other = corrections().save(correction(DOCUMENT, false, null));
        var another = corrections().save(correction(new DocumentRef("ann", "d2"), false, null));

        corrections().deleteByOwnerAndId("bob", one.id());
        corrections().deleteByOwnerAndDocumentId("bob", "d1");
        assertThat(corrections().findByOwnerAndDocumentIdOrderByIdAsc("ann", "d1"))
                .containsExactly(one, other);

        corrections().deleteByOwnerAndId("ann", one.id());
        assertThat(corrections().findByOwnerAndDocumentIdOrderByIdAsc("ann", "d1"))
                .containsExactly(other);

        corrections().deleteByOwnerAndDocumentId("ann", "d1");
        assertThat(corrections().findByOwnerAndDocumentIdOrderByIdAsc("ann", "d1"))
                .isEmpty();
        assertThat(corrections().findByOwnerAndDocumentIdOrderByIdAsc("ann", "d2"))
                .containsExactly(another);
    }

    private static PassageCorrection correction(DocumentRef document, boolean enabled, @Nullable EditedText edit) {
        var original =
                new OriginalPassage(3, "The otter sleeps", 40, 56, 2, null, List.of("Animals", "Otters"), 3, true);
        return PassageCorrection.of(document, original, enabled, edit);
    }
}

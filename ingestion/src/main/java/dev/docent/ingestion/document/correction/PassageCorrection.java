package dev.docent.ingestion.document.correction;

import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.RecordIds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * What a user has changed about a passage. Its methods return a changed copy, which is not stored.
 *
 * @param original the passage that was corrected
 * @param enabled false if no search finds the passage
 * @param edit null if the text was not edited
 * @param applied whether the document has this passage now; false if it was cut differently or is still to be read, after
 *     which the correction is tried again
 */
@Aggregate("passage_corrections")
public record PassageCorrection(
        @Id String id,
        @Version @Nullable Long version,
        String owner,
        String documentId,
        OriginalPassage original,
        boolean enabled,
        @Nullable EditedText edit,
        boolean applied,
        Instant changedAt) {

    /** {@return a new correction, which changes nothing yet} @param extracted the passage before any correction */
    public static PassageCorrection of(Passage extracted) {
        var source = extracted.source();
        return created(source.ref(), OriginalPassage.of(extracted), true, null, true);
    }

    /** {@return a new correction of a document that is still to be read, which applies it} */
    public static PassageCorrection of(
            DocumentRef unread, OriginalPassage original, boolean enabled, @Nullable EditedText edit) {
        return created(unread, original, enabled, edit, false);
    }

    private static PassageCorrection created(
            DocumentRef document,
            OriginalPassage original,
            boolean enabled,
            @Nullable EditedText edit,
            boolean applied) {
        return new PassageCorrection(
                RecordIds.next(), null, document.owner(), document.id(), original, enabled, edit, applied, now());
    }

    /** {@return this correction with another content} */
    public PassageCorrection with(boolean isEnabled, @Nullable EditedText newEdit) {
        return new PassageCorrection(id, version, owner, documentId, original, isEnabled, newEdit, true, now());
    }

    /** {@return this correction of the same passage, which may have another ordinal or other headings now} */
    PassageCorrection appliedTo(Passage extracted) {
        var now = OriginalPassage.of(extracted);
        return applied && now.equals(original)
                ? this
                : new PassageCorrection(id, version, owner, documentId, now, enabled, edit, true, changedAt);
    }

    /** {@return this correction of a passage that the document no longer has} */
    PassageCorrection unapplied() {
        return applied
                ? new PassageCorrection(id, version, owner, documentId, original, enabled, edit, false, changedAt)
                : this;
    }

    /** {@return whether it changes anything} */
    public boolean isNeeded() {
        return !enabled || edit != null;
    }

    /** {@return whether it hides a passage that the document has} */
    public boolean hides() {
        return applied && !enabled;
    }

    /** {@return the passage with its text as it is now, whether or not it is enabled} */
    public Passage passage(PassageSource source) {
        var extracted = original.passage(source);
        return edit == null ? extracted : extracted.edited(edit.text(), edit.tokens());
    }

    /** {@return the passage to index; empty if it is disabled} */
    Optional<Passage> indexed(PassageSource source) {
        return enabled ? Optional.of(passage(source)) : Optional.empty();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}

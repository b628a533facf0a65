package dev.docent.ingestion.archive;

import static dev.docent.ingestion.document.content.InvalidContentException.require;

import dev.docent.ingestion.document.content.InvalidContentException;
import dev.docent.ingestion.document.correction.EditedText;
import dev.docent.ingestion.document.correction.OriginalPassage;
import dev.docent.ingestion.document.correction.PassageCorrection;
import dev.docent.retrieval.passage.DocumentRef;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A correction of a passage in an archive. It is applied when the import reads the document again.
 *
 * @param edit null if the text was not edited
 */
record ArchivedCorrection(
        OriginalPassage original, boolean enabled, @Nullable EditedText edit) {

    private static final int LONGEST_TEXT = 100_000;
    private static final int MOST_TOKENS = 100_000;
    private static final int MOST_HEADINGS = 100;

    ArchivedCorrection {
        Objects.requireNonNull(original);
        Objects.requireNonNull(original.text());
        Objects.requireNonNull(edit == null ? "" : edit.text());
    }

    static ArchivedCorrection of(PassageCorrection correction) {
        return new ArchivedCorrection(correction.original(), correction.enabled(), correction.edit());
    }

    PassageCorrection correction(DocumentRef document) {
        return PassageCorrection.of(document, original, enabled, edit);
    }

    /** @throws InvalidContentException that names the rule which is broken */
    void check() {
        var text = original.text();
        require(
                original.ordinal() >= 0
                        && original.start() >= 0
                        && original.start() < original.end()
                        && original.end() - original.start() == text.codePointCount(0, text.length()),
                "has a correction with an invalid range");
        require(isSane(text, original.tokens()), "has a correction with an invalid original");
        require(original.headings().size() <= MOST_HEADINGS, "has a correction with too many headings");
        require(
                edit == null || !edit.text().isBlank() && isSane(edit.text(), edit.tokens()),
                "has a correction with an invalid text");
        require(edit != null || !enabled, "has a correction that changes nothing");
    }

    private static boolean isSane(String text, int tokens) {
        return text.length() <= LONGEST_TEXT && tokens >= 0 && tokens <= MOST_TOKENS;
    }
}

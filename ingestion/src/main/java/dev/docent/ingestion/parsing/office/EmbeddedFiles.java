package dev.docent.ingestion.parsing.office;

import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.EmbeddedOmission;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.jspecify.annotations.Nullable;

/** Counts the files inside a document that are not read. For one document. */
final class EmbeddedFiles {

    private final Set<String> shown;
    private int skipped;

    /** None yet; those of these names are shown by the document itself. */
    EmbeddedFiles(Set<String> shown) {
        this.shown = shown;
    }

    /** {@return whether what is in the file is in the document too} */
    boolean isShown(@Nullable String name) {
        return name != null && shown.contains(name);
    }

    /** A file inside is not read, or nothing was found in it. */
    void skip() {
        skipped++;
    }

    /**
     * Tells what was not read.
     *
     * @param metadata where Tika notes the failures that it goes on after
     */
    void tell(Metadata metadata, BlockCollector blocks) {
        if (skipped > 0) {
            blocks.omit(EmbeddedOmission.skipped(skipped));
        }
        int failed = failures(metadata);
        if (failed > 0) {
            blocks.omit(EmbeddedOmission.unreadable(failed));
        }
    }

    private static int failures(Metadata metadata) {
        int failures = 0;
        for (var name : metadata.names()) {
            boolean failure = name.startsWith(TikaCoreProperties.TIKA_META_EXCEPTION_PREFIX)
                    && !name.equals(TikaCoreProperties.EMBEDDED_WARNING.getName());
            failures += failure ? metadata.getValues(name).length : 0;
        }
        return failures;
    }
}

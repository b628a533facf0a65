package dev.docent.retrieval.direct.collection;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Documents that have these properties in common.
 *
 * @param mediaType null if it is not detected yet
 * @param language ISO 639-1 code; null if unknown
 * @param documents their number
 * @param pages the sum of their pages; formats without pages add none
 */
public record DocumentGroup(
        ReadingState state,
        @Nullable String mediaType,
        @Nullable String language,
        long documents,
        long pages) {

    /** {@return the documents of this group that were uploaded since then, and others where it has no type or language} */
    DocumentSelection selection(Instant since) {
        return new DocumentSelection(
                Set.of(state),
                mediaType == null ? Set.of() : Set.of(mediaType),
                language == null ? Set.of() : Set.of(language),
                since);
    }
}

package dev.docent.api.knowledge.document;

import dev.docent.ingestion.document.correction.ListedPassage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A passage, as clients see it. */
@Schema(name = "Passage")
record PassageView(
        String id,
        String documentId,
        int ordinal,
        String text,

        @Schema(description = "Offset of the extracted text of the passage, in code points")
        int start,

        @Schema(description = "End offset, exclusive") int end,

        @Nullable Integer page,
        @Nullable Integer pageEnd,
        List<String> heading,
        int tokens,

        @Schema(description = "False if no search finds it") boolean enabled,

        @Schema(description = "Whether a user has edited the text")
        boolean edited,

        @Nullable @Schema(description = "The extracted text; null unless the text was edited")
        String originalText) {

    static PassageView of(ListedPassage listed) {
        var passage = listed.passage();
        return new PassageView(
                passage.id(),
                passage.source().document(),
                passage.ordinal(),
                passage.text(),
                passage.start(),
                passage.end(),
                passage.page(),
                passage.pageEnd(),
                passage.headings(),
                passage.tokens(),
                listed.enabled(),
                passage.edited(),
                listed.originalText());
    }
}

package dev.docent.api.conversation;

import dev.docent.api.knowledge.document.BoxView;
import dev.docent.retrieval.passage.Citation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a statement of an answer stands, as clients see it. */
@Schema(name = "Citation")
public record CitationView(
        @Schema(description = "What the answer calls it by: 1 is [1]")
        int index,

        String documentId,
        String filename,
        @Nullable Integer page,
        @Nullable Integer pageEnd,
        List<String> heading,
        String passageId,

        @Schema(description = "In code points of the document's extracted text")
        int start,

        int end,

        @Schema(description = "The extracted text at start..end, verbatim")
        String quote,

        double score,

        @Schema(description = "Whether words of the passage come from character recognition (OCR), and may be misread")
        boolean recognized,

        @Schema(
                description =
                        "Whether all numbers, dates and names of the sentences that refer to it were found in what they cite")
        boolean supported,

        @Schema(
                description =
                        "Where the quote stands on the pages of a PDF or picture, a box for each line in reading order; empty where that is not known")
        List<BoxView> boxes) {

    public CitationView {
        heading = Objects.requireNonNullElse(heading, List.of());
        boxes = Objects.requireNonNullElse(boxes, List.of());
    }

    /** {@return the citation as clients see it} */
    static CitationView of(Citation citation, List<BoxView> boxes) {
        return new CitationView(
                citation.index(),
                citation.document(),
                citation.filename(),
                citation.page(),
                citation.pageEnd(),
                citation.headings(),
                citation.passage(),
                citation.start(),
                citation.end(),
                citation.quote(),
                citation.score(),
                citation.recognized(),
                citation.supported(),
                boxes);
    }

    Citation citation() {
        return new Citation(
                index,
                Objects.requireNonNullElse(documentId, ""),
                Objects.requireNonNullElse(filename, ""),
                page,
                pageEnd,
                heading,
                Objects.requireNonNullElse(passageId, ""),
                start,
                end,
                Objects.requireNonNullElse(quote, ""),
                score,
                recognized,
                supported);
    }
}

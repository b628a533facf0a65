package dev.docent.api.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.docent.api.knowledge.document.BoxView;
import dev.docent.retrieval.passage.Citation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The source of a statement of an answer, as clients see it. */
@Schema(name = "Citation")
public record CitationView(
        @Schema(description = "The number by which the answer refers to it: 1 for `[1]`")
        int index,

        String documentId,
        String filename,
        @Nullable Integer page,
        @Nullable Integer pageEnd,
        List<String> heading,
        String passageId,

        @Schema(description = "Offset in code points of the document's extracted text")
        int start,

        @Schema(description = "End offset, exclusive") int end,

        @Schema(
                description =
                        "The extracted text from `start` to `end`, verbatim; if `edited`, a part of the text that a user"
                                + " gave the passage, and `start` and `end` are those of the passage")
        String quote,

        double score,

        @Schema(description = "Whether words of the passage were read by character recognition (OCR), and may be wrong")
        boolean recognized,

        @Schema(description = "Whether a user has edited the text of the passage")
        boolean edited,

        @Schema(
                description =
                        "Whether the cited passages contain all numbers, dates and names of the sentences that cite"
                                + " them")
        boolean supported,

        @Nullable
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description =
                        "False if the text of the document came with an archive and could not be compared with its original;"
                                + " left out otherwise")
        Boolean verified,

        @Schema(
                description = "The rectangles of the quote on the pages of a PDF or image, one for each line in reading"
                        + " order; empty if they are not known")
        List<BoxView> boxes) {

    public CitationView {
        heading = Objects.requireNonNullElse(heading, List.of());
        boxes = Objects.requireNonNullElse(boxes, List.of());
    }

    /** {@return the citation as clients see it} */
    public static CitationView of(Citation citation, boolean isUnverified, List<BoxView> boxes) {
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
                citation.edited(),
                citation.supported(),
                isUnverified ? false : null,
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
                edited,
                supported);
    }
}

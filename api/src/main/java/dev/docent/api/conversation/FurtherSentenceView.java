package dev.docent.api.conversation;

import dev.docent.retrieval.answering.FurtherSentences.Further;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;

/** A sentence that bears on a question but is no part of the answer, as clients see it. */
@Schema(name = "FurtherSentence")
public record FurtherSentenceView(
        @Schema(description = "The sentence, or the cells of a row with the names of their columns")
        String text,

        CitationView citation) {

    /** Describes it, for the OpenAPI document. */
    public static final String DESCRIPTION =
            "At most three further sentences that bear on the question, best first, such as evidence in a second"
                    + " document; never part of `answer`, and empty if none helps. Their citations are numbered behind"
                    + " those of the answer";

    Further further() {
        return new Further(Objects.requireNonNullElse(text, ""), citation.citation());
    }
}

package dev.docent.api.conversation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.docent.retrieval.answering.Answer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer as clients see it. */
@Schema(name = "QueryReply")
public record AnswerView(
        @Schema(description = "Refers to its citations by their index, as in `[1]`")
        String answer,

        List<CitationView> citations,

        @Schema(description = FurtherSentenceView.DESCRIPTION)
        List<FurtherSentenceView> alsoFound,

        @Schema(description = "False if the documents do not contain the answer, and for replies to small talk")
        boolean grounded,

        @Nullable
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = COMPLETION,
                allowableValues = {"fallback", "interrupted", "truncated", "blocked"})
        String completion,

        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = DisagreementView.DESCRIPTION)
        DisagreementView disagreement,

        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = NearestView.DESCRIPTION)
        List<NearestView> nearest,

        @JsonIgnore Usage usage)
        implements AnswerWriter.Reply {

    public static final String COMPLETION =
            "Absent if the answer is complete. `fallback`: the chat model was not available or wrote nothing, and the answer"
                    + " consists of sentences of the documents. `interrupted`: the model stopped early. `truncated`: the answer reached"
                    + " the maximum length. `blocked`: the provider withheld the answer";

    /** The tokens that an answer cost. */
    @Schema(name = "Usage")
    public record Usage(
            String model,
            int inputTokens,

            @Schema(description = "With the tokens of `thought_tokens`")
            int outputTokens,

            @Nullable
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "What the chat model spent on thinking before the answer; absent if it reports none")
            Integer thoughtTokens) {

        static Usage of(Answer.Usage usage) {
            return new Usage(
                    usage.model(),
                    usage.inputTokens(),
                    usage.outputTokens(),
                    usage.thoughtTokens() == 0 ? null : usage.thoughtTokens());
        }
    }
}

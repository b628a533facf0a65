package dev.docent.api.knowledge.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.docent.api.exchange.TextRules;
import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.CorrectPassage.Change;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The members to change; absent ones stay unchanged. No record, since {@code null} differs from an absent text. */
@Schema(name = "PassageChange", example = "{\"text\": \"The lighthouse was built in 1889.\"}")
final class PassageChange {

    private static final int LONGEST = 20_000;

    @JsonProperty
    @Schema(description = "Whether searches find the passage")
    private @Nullable Boolean enabled;

    @JsonProperty
    @Schema(description = "The new text, with at most as many tokens as a passage has; null for the extracted one")
    @Size(min = 1, max = LONGEST)
    @Pattern(regexp = TextRules.TEXT, message = TextRules.NOT_TEXT)
    private @Nullable String text;

    private boolean hasText;

    @JsonProperty("text")
    void setText(@Nullable String text) {
        this.text = text == null ? null : text.strip();
        this.hasText = true;
    }

    /** {@return the change} @throws ProblemException (400) if there is none */
    Change change() {
        if (enabled == null && !hasText) {
            throw ProblemException.badRequest("text", "or enabled must be given");
        }
        return new Change(enabled, hasText, text);
    }
}

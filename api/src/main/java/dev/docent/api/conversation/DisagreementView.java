package dev.docent.api.conversation;

import dev.docent.retrieval.answering.Disagreement;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** That sources of an answer disagree, as clients see it. */
@Schema(name = "Disagreement")
public record DisagreementView(List<Value> values) {

    /** What it means, for the documentation of the API. */
    public static final String MEANING =
            "Where documents answer with different amounts, dates or names: the values, each with its citation. The answer "
                    + "says so as well. Absent where no such thing was seen";

    public DisagreementView {
        values = Objects.requireNonNullElse(values, List.of());
    }

    /** What one of them says. */
    @Schema(name = "DisagreeingValue")
    public record Value(
            @Schema(description = "The number of the citation that it stands in: 1 is [1]")
            int citation,

            @Schema(description = "The value, a number in digits")
            String value) {}

    /** {@return it as clients see it; null when there is none} */
    public static @Nullable DisagreementView of(@Nullable Disagreement disagreement) {
        return disagreement == null
                ? null
                : new DisagreementView(disagreement.values().stream()
                        .map(each -> new Value(each.citation(), each.text()))
                        .toList());
    }

    @Nullable
    Disagreement disagreement() {
        return values.isEmpty()
                ? null
                : new Disagreement(values.stream()
                        .map(each ->
                                new Disagreement.Value(each.citation(), Objects.requireNonNullElse(each.value(), "")))
                        .toList());
    }
}

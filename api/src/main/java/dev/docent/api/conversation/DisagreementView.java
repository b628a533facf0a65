package dev.docent.api.conversation;

import dev.docent.retrieval.answering.Disagreement;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A disagreement between the documents that an answer cites, as clients see it. */
@Schema(name = "Disagreement")
public record DisagreementView(List<Value> values) {

    /** Describes it, for the OpenAPI document. */
    public static final String DESCRIPTION =
            "The values, if documents give different amounts, dates or names, each with its citation. The answer states"
                    + " the disagreement as well";

    public DisagreementView {
        values = Objects.requireNonNullElse(values, List.of());
    }

    /** The value that one of the documents gives. */
    @Schema(name = "DisagreeingValue")
    public record Value(
            @Schema(description = "The index of the citation that contains it: 1 for `[1]`")
            int citation,

            @Schema(description = "The value, with numbers in digits")
            String value) {}

    /** {@return the disagreement as clients see it; null if there is none} */
    static @Nullable DisagreementView of(@Nullable Disagreement disagreement) {
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

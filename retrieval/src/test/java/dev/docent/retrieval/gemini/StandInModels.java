package dev.docent.retrieval.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each chat model accepts of {@code thinkingConfig}. */
final class StandInModels {

    private static final Map<String, List<String>> LEVELS = Map.of(
            "gemini-3.8-flash", List.of("LOW", "MEDIUM", "HIGH"),
            "gemini-3.1-flash-lite", List.of("MINIMAL", "LOW", "MEDIUM", "HIGH"));

    /** The smallest budgets; each model accepts -1 too. */
    private static final Map<String, Integer> BUDGETS = Map.of("gemini-2.5-pro", 128, "gemini-2.5-flash", 0);

    private StandInModels() {}

    static boolean contain(String model) {
        return LEVELS.containsKey(model) || BUDGETS.containsKey(model);
    }

    /** {@return the message with which the model refuses the body; empty if it accepts it} */
    static Optional<String> refusal(String model, JsonNode body) {
        var thinking = body.path("generationConfig").path("thinkingConfig");
        if (thinking.has("thinkingLevel") && thinking.has("thinkingBudget")) {
            return Optional.of("You can only set only one of thinking budget and thinking level.");
        }
        if (thinking.has("thinkingLevel")) {
            var level = thinking.path("thinkingLevel").asText();
            return LEVELS.getOrDefault(model, List.of()).contains(level)
                    ? Optional.empty()
                    : Optional.of(
                            "Thinking level %s is not supported for this model. Please retry with other thinking level."
                                    .formatted(level));
        }
        if (thinking.has("thinkingBudget")) {
            var budget = thinking.path("thinkingBudget").asInt();
            var least = BUDGETS.getOrDefault(model, Integer.MAX_VALUE);
            return budget == -1 || budget >= least
                    ? Optional.empty()
                    : Optional.of("Budget %d is invalid for this model.".formatted(budget));
        }
        return Optional.empty();
    }
}

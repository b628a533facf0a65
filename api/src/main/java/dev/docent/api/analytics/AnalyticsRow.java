package dev.docent.api.analytics;

import dev.docent.api.usage.UsageTotals;
import org.jspecify.annotations.Nullable;

/**
 * What was counted for one key.
 *
 * @param key a day, or the id of an account or assistant, or the name of a model; empty for none
 * @param tokens null if they are not counted by this
 */
record AnalyticsRow(String key, QuestionCounts counts, UsageTotals.@Nullable Total tokens) {

    long used() {
        return tokens == null ? 0 : tokens.tokens();
    }
}

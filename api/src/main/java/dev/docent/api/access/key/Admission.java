package dev.docent.api.access.key;

import dev.docent.api.access.KeyBudget;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request is within the budget of its key.
 *
 * @param usedUp what the budget has no room for; empty if the request is within it
 * @param requests how many requests the key may make in a day; null for any number
 * @param remaining how many of these it may still make
 * @param resetSeconds until the next day begins
 */
public record Admission(
        boolean admitted, String usedUp, @Nullable Long requests, long remaining, long resetSeconds) {

    static Admission of(boolean admitted, KeyBudget budget, KeyUsage used, long resetSeconds) {
        var limit = budget.requestsPerDay();
        return new Admission(
                admitted,
                admitted ? "" : usedUp(budget, used),
                limit,
                Math.max(0, Objects.requireNonNullElse(limit, 0L) - used.requests()),
                resetSeconds);
    }

    private static String usedUp(KeyBudget budget, KeyUsage used) {
        var names = Stream.of(
                        isReached(budget.requestsPerDay(), used.requests()) ? "requests_per_day" : "",
                        isReached(budget.tokensPerDay(), used.tokens()) ? "tokens_per_day" : "")
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "bytes_per_day" : names;
    }

    private static boolean isReached(@Nullable Long limit, long used) {
        return limit != null && used >= limit;
    }
}

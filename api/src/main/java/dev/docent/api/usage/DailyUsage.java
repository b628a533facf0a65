package dev.docent.api.usage;

import dev.docent.retrieval.usage.TokenUsage.Purpose;
import dev.docent.retrieval.usage.TokenUsage.Tokens;
import dev.docent.storage.records.Aggregate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * The tokens that an account used on a day for a purpose with a model.
 *
 * @param id made of the other keys, beginning with the day
 * @param day in ISO-8601, UTC
 * @param calls number of calls
 * @param thoughtTokens the part of the output that the model thought
 */
@Aggregate("token_usage")
record DailyUsage(
        @Id String id,
        @Version @Nullable Long version,
        String day,
        String account,
        Purpose purpose,
        String model,
        long calls,
        long inputTokens,
        long outputTokens,
        long thoughtTokens) {

    static DailyUsage of(LocalDate day, String account, Purpose purpose, String model) {
        var id = "%s %s %s %s".formatted(day, account, purpose, model);
        return new DailyUsage(id, null, day.toString(), account, purpose, model, 0, 0, 0, 0);
    }

    /** {@return this usage with another call} */
    DailyUsage plus(Tokens tokens) {
        return new DailyUsage(
                id,
                version,
                day,
                account,
                purpose,
                model,
                calls + 1,
                inputTokens + tokens.input(),
                outputTokens + tokens.output(),
                thoughtTokens + tokens.thought());
    }

    /** {@return the sum of this usage and another one of the same id} */
    DailyUsage plus(DailyUsage other) {
        return new DailyUsage(
                id,
                version,
                day,
                account,
                purpose,
                model,
                calls + other.calls,
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                thoughtTokens + other.thoughtTokens);
    }
}

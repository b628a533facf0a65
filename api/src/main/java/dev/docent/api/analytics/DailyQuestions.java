package dev.docent.api.analytics;

import dev.docent.storage.records.Aggregate;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * What was counted of the questions of an account on a day to an assistant with a model.
 *
 * @param id made of the other keys, beginning with the day
 * @param day in ISO-8601, UTC
 * @param account that asked
 * @param assistant null for none
 * @param model {@code extractive}, or the name of the chat model; null for questions without an answer
 */
@Aggregate("daily_questions")
record DailyQuestions(
        @Id String id,
        @Version @Nullable Long version,
        String day,
        String account,
        @Nullable String assistant,
        @Nullable String model,
        QuestionCounts counts) {

    static DailyQuestions of(
            LocalDate day, String account, @Nullable String assistant, @Nullable String model, QuestionCounts counts) {
        var id = "%s %s %s %s".formatted(day, account, orNone(assistant), orNone(model));
        return new DailyQuestions(id, null, day.toString(), account, assistant, model, counts);
    }

    private static String orNone(@Nullable String key) {
        return Objects.requireNonNullElse(key, "-");
    }

    /** {@return the sum of this record and another one of the same id} */
    DailyQuestions plus(DailyQuestions other) {
        return new DailyQuestions(id, version, day, account, assistant, model, counts.plus(other.counts));
    }
}

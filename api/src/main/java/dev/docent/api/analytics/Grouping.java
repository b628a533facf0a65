package dev.docent.api.analytics;

import dev.docent.api.problem.ProblemException;
import dev.docent.api.usage.UsageTotals;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the rows of analytics have in common. */
enum Grouping {
    DAY(DailyQuestions::day, UsageTotals.Key.DAY),
    ACCOUNT(DailyQuestions::account, UsageTotals.Key.ACCOUNT),
    ASSISTANT(DailyQuestions::assistant, null),
    MODEL(DailyQuestions::model, UsageTotals.Key.MODEL);

    private final Function<DailyQuestions, @Nullable String> key;
    private final UsageTotals.@Nullable Key tokens;

    Grouping(Function<DailyQuestions, @Nullable String> key, UsageTotals.@Nullable Key tokens) {
        this.key = key;
        this.tokens = tokens;
    }

    /** {@return the grouping of this name} @throws ProblemException (400) if there is none */
    static Grouping of(String name) {
        return Arrays.stream(values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.badRequest("group_by", "must be one of day, account, assistant and model"));
    }

    /** {@return the key of the row; empty for none} */
    String key(DailyQuestions questions) {
        return Objects.requireNonNullElse(key.apply(questions), "");
    }

    /** {@return what tokens are added up by; null if they are not counted by that} */
    UsageTotals.@Nullable Key tokens() {
        return tokens;
    }
}

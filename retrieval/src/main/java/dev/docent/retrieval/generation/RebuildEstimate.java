package dev.docent.retrieval.generation;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * About what a rebuild takes, told before it begins.
 *
 * @param passages how many are to be embedded
 * @param tokens in all of them, as the model in the process counts
 * @param time how long, when nothing else goes on; null when nobody can tell
 * @param basis what the time was made from: {@code sample}, {@code limits} or {@code unknown}
 * @param cost what the provider takes; null when no price is set
 * @param currency of the cost
 */
public record RebuildEstimate(
        long passages,
        long tokens,
        @Nullable Duration time,
        String basis,
        @Nullable BigDecimal cost,
        String currency) {

    /** As it is logged. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d passages with about %,d tokens, %s, %s",
                passages,
                tokens,
                time == null
                        ? "for an unknown time"
                        : "about %,d seconds (by %s)".formatted(Math.max(1, time.toSeconds()), basis),
                cost == null ? "at an unknown price" : "about %s %s".formatted(cost.toPlainString(), currency));
    }
}

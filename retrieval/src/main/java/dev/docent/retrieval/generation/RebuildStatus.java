package dev.docent.retrieval.generation;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The progress of the generation that is about to serve.
 *
 * @param from name of the serving generation
 * @param to name of the generation that is about to serve
 * @param model of its vectors
 * @param isRollBack whether it served before
 * @param done number of passages that both have
 * @param total number of passages of the serving generation; 0 until they are counted
 * @param left remaining time; null if it is unknown
 * @param estimate made before the rebuild began; null until then
 * @param reason why the rebuild is paused; null if it is not
 * @param nextTry when it resumes by itself; null if it is not paused, or an administrator has to resume it
 */
public record RebuildStatus(
        String from,
        String to,
        String model,
        State state,
        boolean isRollBack,
        long done,
        long total,
        @Nullable Duration left,
        @Nullable Estimate estimate,
        @Nullable String reason,
        @Nullable Instant nextTry) {

    /** The state of a rebuild. */
    public enum State {
        /** Waits until an administrator confirms it. */
        PLANNED,
        /** Embeds passages. */
        RUNNING,
        /** Waits after a failure, and resumes by itself. */
        PAUSED,
        /** Paused by an administrator. */
        HELD
    }

    /** {@return the share of passages that is done, 0..1} */
    public double progress() {
        return total == 0 ? 0 : (double) done / total;
    }

    /**
     * The estimated effort of a rebuild.
     *
     * @param passages number of passages to embed
     * @param tokens number of tokens in them, as the provider of a hosted model is expected to count them
     * @param time duration if nothing else runs; null if it is unknown
     * @param basis of the time: {@code sample}, {@code limits} or {@code unknown}
     * @param cost price of the provider; null if no price is set
     */
    public record Estimate(
            long passages,
            long tokens,
            @Nullable Duration time,
            String basis,
            @Nullable BigDecimal cost,
            String currency) {

        /** The form in which it is logged. */
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
}

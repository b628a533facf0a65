package dev.docent.api.analytics;

import dev.docent.api.conversation.history.Message.Rating;
import dev.docent.storage.records.NestedValue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What was counted of questions.
 *
 * @param questions including refused and failed ones
 * @param failures questions whose answer failed with an error
 * @param ratedUp answers with good feedback
 * @param ratedDown answers with bad feedback
 * @param latencies of the answers that were not interrupted
 */
record QuestionCounts(
        long questions, long refusals, long failures, long ratedUp, long ratedDown, LatencyHistogram latencies)
        implements NestedValue {

    static final QuestionCounts NONE = new QuestionCounts(0, 0, 0, 0, 0, LatencyHistogram.NONE);

    /** A question whose asker disconnected before it was answered. */
    static final QuestionCounts ABANDONED = new QuestionCounts(1, 0, 0, 0, 0, LatencyHistogram.NONE);

    /** A question whose answer failed. */
    static final QuestionCounts FAILED = new QuestionCounts(1, 0, 1, 0, 0, LatencyHistogram.NONE);

    /** {@return a question that was answered or refused} @param took null if the answer was interrupted */
    static QuestionCounts answered(boolean refused, @Nullable Duration took) {
        return new QuestionCounts(
                1, refused ? 1 : 0, 0, 0, 0, took == null ? LatencyHistogram.NONE : LatencyHistogram.of(took));
    }

    /** {@return feedback} @param times 1 if it was given, -1 if it was taken back */
    static QuestionCounts rated(Rating rating, int times) {
        return switch (rating) {
            case UP -> new QuestionCounts(0, 0, 0, times, 0, LatencyHistogram.NONE);
            case DOWN -> new QuestionCounts(0, 0, 0, 0, times, LatencyHistogram.NONE);
        };
    }

    QuestionCounts plus(QuestionCounts other) {
        return new QuestionCounts(
                questions + other.questions,
                refusals + other.refusals,
                failures + other.failures,
                ratedUp + other.ratedUp,
                ratedDown + other.ratedDown,
                latencies.plus(other.latencies));
    }
}

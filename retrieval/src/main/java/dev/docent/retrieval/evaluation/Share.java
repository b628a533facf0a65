package dev.docent.retrieval.evaluation;

import java.util.List;
import java.util.function.Predicate;

/** Shares, 0 to 1. */
public final class Share {

    private Share() {}

    /** {@return the share of the items that satisfy the condition; 0 if there are none} */
    public static <T> double of(List<T> items, Predicate<? super T> condition) {
        return items.stream()
                .mapToDouble(item -> condition.test(item) ? 1 : 0)
                .average()
                .orElse(0);
    }
}

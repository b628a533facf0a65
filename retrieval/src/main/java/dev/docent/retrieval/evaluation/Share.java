package dev.docent.retrieval.evaluation;

import java.util.List;
import java.util.function.Predicate;

/** Parts of a whole, 0..1. */
public final class Share {

    private Share() {}

    /** {@return the share of the items for which the condition holds; 0 when there are none} */
    public static <T> double of(List<T> items, Predicate<? super T> condition) {
        return items.stream()
                .mapToDouble(item -> condition.test(item) ? 1 : 0)
                .average()
                .orElse(0);
    }
}

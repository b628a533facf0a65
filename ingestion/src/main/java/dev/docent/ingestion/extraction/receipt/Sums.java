package dev.docent.ingestion.extraction.receipt;

import dev.docent.ingestion.extraction.field.LineItem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the amounts of a document add up to its total.
 *
 * @param items sum of the items; null if there are none
 * @param subtotal null if there is none
 * @param tax sum of the taxes
 * @param others costs of shipping and the like, less discounts
 */
record Sums(
        @Nullable BigDecimal items,
        @Nullable BigDecimal subtotal,
        BigDecimal tax,
        BigDecimal others,
        BigDecimal total) {

    static @Nullable BigDecimal of(List<LineItem> items) {
        return items.isEmpty() ? null : items.stream().map(LineItem::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** {@return whether the items, with or without taxes, make the total} */
    boolean itemsAddUp() {
        return items != null && reaches(items);
    }

    /** {@return whether the subtotal and the taxes make the total} */
    boolean subtotalAddsUp() {
        return subtotal != null && tax.signum() != 0 && reaches(subtotal);
    }

    /** {@return whether the items make the subtotal} */
    boolean itemsMakeSubtotal() {
        return items != null && subtotal != null && (same(items, subtotal) || same(items.add(others), subtotal));
    }

    /** {@return whether the total is confirmed by the other amounts} */
    boolean addUp() {
        return itemsAddUp() || (items == null && subtotalAddsUp());
    }

    /** {@return what does not add up, as a sentence; empty if everything does or there is nothing to add} */
    Optional<String> contradiction() {
        if (addUp() || (items == null && subtotal == null)) {
            return Optional.empty();
        }
        var base = items == null ? subtotal : items;
        var sum = base == null ? BigDecimal.ZERO : base.add(tax).add(others);
        return Optional.of("The %s add up to %s, not to the total of %s."
                .formatted(items == null ? "subtotal and the taxes" : "lines and the taxes", sum, total));
    }

    private boolean reaches(BigDecimal base) {
        return same(base.add(tax).add(others), total)
                || same(base.add(others), total)
                || same(base.add(tax), total)
                || same(base, total);
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) == 0;
    }
}

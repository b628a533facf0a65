package dev.docent.api.exchange;

import java.util.List;
import java.util.function.Function;
import org.springframework.data.domain.Page;

/**
 * A page of a list, as every list is answered.
 *
 * @param total how many there are in all
 * @param limit how many were asked for
 * @param offset how many were skipped
 */
public record ItemList<T>(List<T> items, long total, int limit, long offset) {

    /** {@return the page as clients see it} */
    public static <R, T> ItemList<T> of(Page<R> page, Paging paging, Function<? super R, ? extends T> view) {
        var items = page.getContent().stream().<T>map(view).toList();
        return new ItemList<>(items, page.getTotalElements(), paging.size(), paging.start());
    }
}

package dev.docent.api.exchange;

import java.util.List;
import java.util.function.Function;
import org.springframework.data.domain.Page;

/**
 * A page of a list, as all calls return lists.
 *
 * @param total number of items in the whole list
 * @param limit maximum number of items of the page
 * @param offset number of items before the page
 */
public record ItemList<T>(List<T> items, long total, int limit, long offset) {

    /** {@return the page as clients see it} */
    public static <R, T> ItemList<T> of(Page<R> page, Paging paging, Function<? super R, ? extends T> view) {
        var items = page.getContent().stream().<T>map(view).toList();
        return new ItemList<>(items, page.getTotalElements(), paging.size(), paging.start());
    }

    /** {@return the page of a list that is short enough to be read whole} */
    public static <R, T> ItemList<T> of(List<R> all, Paging paging, Function<? super R, ? extends T> view) {
        var items = all.stream()
                .skip(paging.start())
                .limit(paging.size())
                .<T>map(view)
                .toList();
        return new ItemList<>(items, all.size(), paging.size(), paging.start());
    }
}

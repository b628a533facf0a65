package dev.docent.api.migration;

import dev.docent.storage.records.RecordTransfer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Reads the records of an aggregate in the order of their ids, a page at a time. Not safe for concurrent use. */
final class PagedRecords<T> {

    static final int PAGE = 500;

    private final RecordTransfer records;
    private final Class<T> aggregate;
    private final Deque<T> page = new ArrayDeque<>();
    private String last = "";
    private boolean ended;

    PagedRecords(RecordTransfer records, Class<T> aggregate) {
        this.records = records;
        this.aggregate = aggregate;
    }

    /** {@return the next record without removing it; null at the end} */
    @Nullable
    T peek() {
        if (page.isEmpty() && !ended) {
            page.addAll(records.after(aggregate, last, PAGE));
            ended = page.isEmpty();
            last = ended ? last : records.id(page.getLast());
        }
        return page.peek();
    }

    /** {@return the next record, which must exist} */
    T take() {
        return page.remove();
    }
}

package dev.docent.storage.records;

import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;

/**
 * A page that begins at any offset, as given by the {@code limit} and {@code offset} of a request.
 *
 * @param limit number of items, at least 1
 * @param start number of items to skip, at least 0
 */
public record OffsetPage(int limit, long start, Sort sort) implements Pageable {

    public OffsetPage {
        if (limit < 1 || start < 0) {
            throw new IllegalArgumentException("Not a page: limit " + limit + ", offset " + start);
        }
    }

    @Override
    public int getPageNumber() {
        return (int) (start / limit);
    }

    @Override
    public int getPageSize() {
        return limit;
    }

    @Override
    public long getOffset() {
        return start;
    }

    @Override
    public Sort getSort() {
        return sort;
    }

    @Override
    public Pageable next() {
        return new OffsetPage(limit, start + limit, sort);
    }

    @Override
    public Pageable previousOrFirst() {
        return new OffsetPage(limit, Math.max(0, start - limit), sort);
    }

    @Override
    public Pageable first() {
        return new OffsetPage(limit, 0, sort);
    }

    @Override
    public Pageable withPage(int pageNumber) {
        return new OffsetPage(limit, (long) pageNumber * limit, sort);
    }

    @Override
    public boolean hasPrevious() {
        return start > 0;
    }
}

package dev.docent.api.exchange;

import dev.docent.storage.records.OffsetPage;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;

/**
 * The requested page of a list.
 *
 * @param limit maximum number of items, 1 to 100; 20 by default
 * @param offset number of items to skip; 0 by default
 */
public record Paging(
        @Nullable @Min(1) @Max(100) @Schema(defaultValue = "20")
        Integer limit,

        @Nullable @PositiveOrZero @Max(Integer.MAX_VALUE) @Schema(defaultValue = "0")
        Long offset) {

    /** {@return the maximum number of items} */
    public int size() {
        return limit == null ? 20 : limit;
    }

    /** {@return the number of items to skip} */
    public long start() {
        return offset == null ? 0 : offset;
    }

    /** {@return the page of records, newest first} */
    public OffsetPage newestFirst() {
        return new OffsetPage(size(), start(), Sort.by(Sort.Direction.DESC, "id"));
    }

    /** {@return the page of records, oldest first} */
    public OffsetPage oldestFirst() {
        return new OffsetPage(size(), start(), Sort.by("id"));
    }
}

package dev.docent.api.exchange;

import dev.docent.storage.records.OffsetPage;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;

/**
 * Which part of a list is asked for.
 *
 * @param limit how many, 1..100; 20 when absent
 * @param offset how many to skip; none when absent
 */
public record Paging(
        @Nullable @Min(1) @Max(100) @Schema(defaultValue = "20")
        Integer limit,

        @Nullable @PositiveOrZero @Max(Integer.MAX_VALUE) @Schema(defaultValue = "0")
        Long offset) {

    /** {@return how many at the most} */
    public int size() {
        return limit == null ? 20 : limit;
    }

    /** {@return how many to skip} */
    public long start() {
        return offset == null ? 0 : offset;
    }

    /** {@return the page of the records, newest first} */
    public OffsetPage newestFirst() {
        return new OffsetPage(size(), start(), Sort.by(Sort.Direction.DESC, "id"));
    }

    /** {@return the page of the records, in the order of their creation} */
    public OffsetPage oldestFirst() {
        return new OffsetPage(size(), start(), Sort.by("id"));
    }
}

package dev.docent.api.usage;

import dev.docent.storage.records.OffsetPage;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;

/** Operations on usage that the store executes as one statement. */
interface UsageOperations {

    /** Adds calls and tokens to the record of the same id, which is created if it is missing. */
    void add(DailyUsage more);

    /** {@return the tokens of the day that count toward budgets, by account} */
    Map<String, Long> charged(LocalDate day);

    /** {@return the tokens of the days, by key and purpose} @param account null for all */
    List<TokenSum> sums(UsageTotals.Key key, LocalDate from, LocalDate to, @Nullable String account);

    /**
     * {@return a page of the records, latest day first}
     *
     * @param from the first day
     * @param to the last day
     * @param account null for all
     */
    Page<DailyUsage> list(LocalDate from, LocalDate to, @Nullable String account, OffsetPage page);
}

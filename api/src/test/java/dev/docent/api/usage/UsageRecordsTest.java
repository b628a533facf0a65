package dev.docent.api.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.api.RecordStoreTest;
import dev.docent.retrieval.usage.TokenUsage.Purpose;
import dev.docent.retrieval.usage.TokenUsage.Tokens;
import dev.docent.storage.records.OffsetPage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Sort;

/** What is expected of the records of usage. */
class UsageRecordsTest extends RecordStoreTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final OffsetPage PAGE = new OffsetPage(2, 0, Sort.by(Sort.Direction.DESC, "id"));

    @Test
    void addsUpWhatManyAddAtOnce() throws Exception {
        var records = records();
        var usage = DailyUsage.of(DAY, "ann", Purpose.ANSWERING, "m-1").plus(new Tokens(10, 3, 1));
        try (var threads = Executors.newFixedThreadPool(4)) {
            var additions = Collections.nCopies(40, Executors.callable(() -> records.add(usage)));
            for (var addition : threads.invokeAll(additions)) {
                addition.get();
            }
        }

        var page = records.list(DAY, DAY, null, PAGE);

        assertThat(page.getTotalElements()).isOne();
        assertThat(page.getContent().getFirst())
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(new DailyUsage(
                        "2026-11-23 ann ANSWERING m-1",
                        null,
                        "2026-11-23",
                        "ann",
                        Purpose.ANSWERING,
                        "m-1",
                        40,
                        400,
                        120,
                        40));
    }

    @Test
    void chargesADayToItsAccountsButNoRebuild() {
        add(DAY, "ann", Purpose.ANSWERING, new Tokens(10, 3, 1));
        add(DAY, "ann", Purpose.PASSAGE_EMBEDDING, Tokens.embedded(7));
        add(DAY, "ann", Purpose.REBUILD, Tokens.embedded(1000));
        add(DAY, "bob", Purpose.REWRITING, new Tokens(1, 1, 0));
        add(DAY.minusDays(1), "ann", Purpose.ANSWERING, new Tokens(500, 0, 0));

        assertThat(records().charged(DAY))
                .containsOnlyKeys("ann", "bob")
                .containsEntry("ann", 20L)
                .containsEntry("bob", 2L);
        assertThat(records().charged(DAY.plusDays(1))).isEmpty();
    }

    @Test
    void listsDaysOfAllOrOneAccountLatestFirst() {
        for (var back = 0; back < 4; back++) {
            add(DAY.minusDays(back), "ann", Purpose.ANSWERING, Tokens.embedded(1));
            add(DAY.minusDays(back), "bob", Purpose.ANSWERING, Tokens.embedded(1));
        }

        var all = records().list(DAY.minusDays(2), DAY.minusDays(1), null, PAGE);
        var ann = records().list(DAY.minusDays(2), DAY, "ann", PAGE);

        assertThat(all.getTotalElements()).isEqualTo(4);
        assertThat(all)
                .extracting(DailyUsage::id)
                .containsExactly("2026-11-22 bob ANSWERING m-1", "2026-11-22 ann ANSWERING m-1");
        assertThat(ann.getTotalElements()).isEqualTo(3);
        assertThat(ann).extracting(DailyUsage::day).containsExactly("2026-11-23", "2026-11-22");
    }

    @Test
    void addsUpTokensAndTheirCostByDayAccountOrModel() {
        add(DAY, "ann", Purpose.ANSWERING, new Tokens(1_000_000, 500_000, 1));
        add(DAY, "ann", Purpose.QUESTION_EMBEDDING, Tokens.embedded(7));
        add(DAY.minusDays(1), "bob", Purpose.PASSAGE_EMBEDDING, Tokens.embedded(5));
        add(DAY.minusDays(2), "bob", Purpose.ANSWERING, Tokens.embedded(9));

        assertThat(totals().by(UsageTotals.Key.DAY, DAY.minusDays(1), DAY, null))
                .containsOnly(
                        Map.entry("2026-11-23", new UsageTotals.Total(1_500_007, 6.0)),
                        Map.entry("2026-11-22", new UsageTotals.Total(5, null)));
        assertThat(totals().by(UsageTotals.Key.ACCOUNT, DAY.minusDays(1), DAY, "bob"))
                .containsOnly(Map.entry("bob", new UsageTotals.Total(5, null)));
        assertThat(totals().by(UsageTotals.Key.MODEL, DAY.minusDays(1), DAY, null))
                .containsOnly(Map.entry("m-1", new UsageTotals.Total(1_500_012, 6.0)));
    }

    private UsageTotals totals() {
        var prices = new PriceProperties(null, 2.0, 8.0, "EUR");
        var meters = new TokenMeters(new SimpleMeterRegistry(), prices);
        return new UsageTotals(
                new UsageCounter(records(), new BudgetProperties(0), meters, Clock.systemUTC()), records(), prices);
    }

    private void add(LocalDate day, String account, Purpose purpose, Tokens tokens) {
        records().add(DailyUsage.of(day, account, purpose, "m-1").plus(tokens));
    }

    private UsageRepository records() {
        return context().getBean(UsageRepository.class);
    }
}

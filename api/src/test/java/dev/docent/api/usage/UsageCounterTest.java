package dev.docent.api.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.docent.retrieval.usage.TokenUsage.Purpose;
import dev.docent.retrieval.usage.TokenUsage.Tokens;
import dev.docent.storage.records.OffsetPage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Page;

class UsageCounterTest {

    private Instant now = Instant.parse("2026-11-23T20:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final Stored records = new Stored();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final UsageCounter counter = counter(100);

    @Test
    void addsItsCountsOnceToTheRecords() {
        answered("ann", 10);
        answered("ann", 5);
        assertThat(records.usage).isEmpty();

        counter.flush();
        counter.flush();

        assertThat(records.usage).hasSize(1);
        assertThat(records.usage.firstEntry().getValue().inputTokens()).isEqualTo(15);
        assertThat(records.usage.firstEntry().getValue().calls()).isEqualTo(2);
    }

    @Test
    void losesNothingWhileTheStoreIsDown() {
        answered("ann", 10);
        records.isDown = true;
        assertThatIllegalStateException().isThrownBy(counter::flush);
        answered("ann", 5);
        records.isDown = false;

        counter.flush();

        assertThat(records.usage.firstEntry().getValue().inputTokens()).isEqualTo(15);
    }

    @Test
    void refusesAnAccountThatUsedUpItsDayUntilTheNextOne() {
        answered("ann", 99);
        answered("bob", 1);
        assertThat(counter.refusal("ann")).isEmpty();

        answered("ann", 1);

        assertThat(counter.refusal("ann")).hasValueSatisfying(refusal -> {
            assertThat(refusal.sentence()).contains("docent.budget.tokens-per-day");
            assertThat(refusal.retryAfter()).contains(Duration.ofHours(4));
        });
        assertThat(counter.refusal("bob")).isEmpty();
        assertThat(counter.usedUp()).containsExactly("ann");

        now = Instant.parse("2026-11-24T00:00:00Z");
        assertThat(counter.refusal("ann")).isEmpty();
        assertThat(counter.usedUp()).isEmpty();
        counter.flush();
        assertThat(records.usage.firstKey()).as("counted for its own day").startsWith("2026-11-23");
        assertThat(counter.usedUp()).isEmpty();
    }

    @Test
    void knowsWhatOtherProcessesAndEarlierOnesCounted() {
        var other = counter(100);
        answered("ann", 60);
        other.add("ann", Purpose.REWRITING, "m", Tokens.embedded(40));
        other.flush();
        assertThat(counter.usedUp()).isEmpty();

        counter.flush();
        counter.flush();

        assertThat(counter.usedUp()).containsExactly("ann");
        var restarted = counter(100);
        restarted.flush();
        assertThat(restarted.usedUp()).containsExactly("ann");
    }

    @Test
    void countsNoRebuildTowardTheBudget() {
        counter.add("ann", Purpose.REBUILD, "m", Tokens.embedded(1_000_000));
        counter.flush();

        assertThat(counter.usedUp()).isEmpty();
    }

    @Test
    void refusesNobodyWithoutABudget() {
        var unlimited = counter(0);
        unlimited.add("ann", Purpose.ANSWERING, "m", Tokens.embedded(Long.MAX_VALUE / 2));

        assertThat(unlimited.refusal("ann")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new BudgetProperties(-1));
    }

    @Test
    void metersTokensByPurposeAndModelAndChargesTheirPrices() {
        counter.add("ann", Purpose.ANSWERING, "m", new Tokens(1_000_000, 500_000, 100_000));
        counter.add("bob", Purpose.PASSAGE_EMBEDDING, "e", Tokens.embedded(7));

        assertThat(tokens("answering", "m", "input")).isEqualTo(1_000_000);
        assertThat(tokens("answering", "m", "output")).isEqualTo(400_000);
        assertThat(tokens("answering", "m", "thought")).isEqualTo(100_000);
        assertThat(tokens("passage_embedding", "e", "input")).isEqualTo(7);
        assertThat(meters.get("docent.provider.cost").counters())
                .singleElement()
                .satisfies(cost -> {
                    assertThat(cost.count()).isEqualTo(2.0 + 4.0);
                    assertThat(cost.getId().getTag("currency")).isEqualTo("EUR");
                });
    }

    @Test
    void metersTheModelsOfAServerThatInventsNamesAsOne() {
        for (var each = 0; each < 1_000; each++) {
            counter.add("ann", Purpose.ANSWERING, "m" + each, Tokens.embedded(1));
        }

        assertThat(meters.get("docent.provider.tokens").counters()).hasSizeLessThan(30);
        assertThat(tokens("answering", "other", "input")).isGreaterThan(900);
    }

    private double tokens(String purpose, String model, String type) {
        return meters.get("docent.provider.tokens")
                .tags("purpose", purpose, "model", model, "type", type)
                .counter()
                .count();
    }

    private void answered(String account, long tokens) {
        counter.add(account, Purpose.ANSWERING, "m", Tokens.embedded(tokens));
    }

    private UsageCounter counter(long budget) {
        return new UsageCounter(
                records,
                new BudgetProperties(budget),
                new TokenMeters(meters, new PriceProperties(null, 2.0, 8.0, "EUR")),
                clock);
    }

    private static final class Stored implements UsageRepository {

        @Override
        public void deleteByAccount(String account) {
            throw new UnsupportedOperationException();
        }

        private final TreeMap<String, DailyUsage> usage = new TreeMap<>();
        private boolean isDown;

        @Override
        public void add(DailyUsage more) {
            if (isDown) {
                throw new IllegalStateException("The store is down");
            }
            usage.merge(more.id(), more, DailyUsage::plus);
        }

        @Override
        public Map<String, Long> charged(LocalDate day) {
            var charged = new HashMap<String, Long>();
            usage.values().stream()
                    .filter(each -> each.day().equals(day.toString()) && each.purpose() != Purpose.REBUILD)
                    .forEach(
                            each -> charged.merge(each.account(), each.inputTokens() + each.outputTokens(), Long::sum));
            return charged;
        }

        @Override
        public List<TokenSum> sums(UsageTotals.Key key, LocalDate from, LocalDate to, @Nullable String account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Page<DailyUsage> list(LocalDate from, LocalDate to, @Nullable String account, OffsetPage page) {
            throw new UnsupportedOperationException();
        }
    }
}

package dev.docent.api.usage;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Adds up the tokens of hosted models, and what they cost. Safe for concurrent use. */
@Service
public class UsageTotals {

    private static final double MILLION = 1e6;

    private final UsageCounter counter;
    private final UsageRepository records;
    private final PriceProperties prices;

    UsageTotals(UsageCounter counter, UsageRepository records, PriceProperties prices) {
        this.counter = counter;
        this.records = records;
        this.prices = prices;
    }

    /**
     * {@return the totals of the days, by key}
     *
     * @param to the last day
     * @param account null for all
     */
    public Map<String, Total> by(Key key, LocalDate from, LocalDate to, @Nullable String account) {
        counter.flush();
        var totals = new HashMap<String, Total>();
        records.sums(key, from, to, account).forEach(sum -> totals.merge(sum.key(), total(sum), Total::plus));
        return totals;
    }

    /** {@return the currency of the costs} */
    public String currency() {
        return prices.currency();
    }

    private Total total(TokenSum sum) {
        var cost = plus(
                cost(prices.ofInput(sum.purpose()), sum.input()), cost(prices.ofOutput(sum.purpose()), sum.output()));
        return new Total(sum.input() + sum.output(), cost);
    }

    private static @Nullable Double cost(@Nullable Double price, long tokens) {
        return price == null ? null : tokens * price / MILLION;
    }

    private static @Nullable Double plus(@Nullable Double one, @Nullable Double other) {
        if (one == null) {
            return other;
        }
        return other == null ? one : Double.valueOf(one + other);
    }

    /** What tokens are added up by. */
    public enum Key {
        DAY,
        ACCOUNT,
        MODEL;

        String field() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Tokens that were used.
     *
     * @param tokens sent and received
     * @param cost of those that have a price; null if none of them has one
     */
    public record Total(long tokens, @Nullable Double cost) {

        public static final Total NONE = new Total(0, null);

        Total plus(Total other) {
            return new Total(tokens + other.tokens, UsageTotals.plus(cost, other.cost));
        }
    }
}

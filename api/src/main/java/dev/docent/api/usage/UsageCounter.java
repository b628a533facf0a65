package dev.docent.api.usage;

import dev.docent.retrieval.provider.ProviderException.BudgetUsedUpException;
import dev.docent.retrieval.usage.TokenUsage;
import dev.docent.runtime.BufferedCounts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;

/**
 * Counts tokens. With budgets it reads what all processes have counted whenever it has saved its own counts; until then it knows
 * only its own.
 */
@Component
@EnableConfigurationProperties(BudgetProperties.class)
@Import(TokenMeters.class)
public final class UsageCounter extends BufferedCounts<DailyUsage> implements TokenUsage, MeterBinder {

    private final UsageRepository records;
    private final BudgetProperties budget;
    private final TokenMeters meters;
    private final Clock clock;
    private LocalDate day = LocalDate.EPOCH;
    private Map<String, Long> charged = new HashMap<>();

    UsageCounter(UsageRepository records, BudgetProperties budget, TokenMeters meters, Clock clock) {
        super("usage", DailyUsage::id, DailyUsage::plus, records::add);
        this.records = records;
        this.budget = budget;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "docent.budget.accounts.used.up",
                        this,
                        counter -> counter.usedUp().size())
                .description("Accounts that have used up their tokens of the day")
                .register(registry);
    }

    @Override
    public void add(String account, Purpose purpose, String model, Tokens tokens) {
        meters.add(purpose, model, tokens);
        count(DailyUsage.of(charge(account, purpose, tokens), account, purpose, model)
                .plus(tokens));
    }

    /** {@return the day that the tokens are counted for} */
    private synchronized LocalDate charge(String account, Purpose purpose, Tokens tokens) {
        var today = today();
        if (purpose != Purpose.REBUILD) {
            charged.merge(account, tokens.all(), Long::sum);
        }
        return today;
    }

    @Override
    public synchronized Optional<BudgetUsedUpException> refusal(String account) {
        var today = today();
        if (!isUsedUp(charged.getOrDefault(account, 0L))) {
            return Optional.empty();
        }
        var midnight = today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return Optional.of(new BudgetUsedUpException(
                "The account has used up its tokens of the day (docent.budget.tokens-per-day). It has new ones from 00:00 UTC.",
                Duration.between(clock.instant(), midnight)));
    }

    @Override
    public synchronized Set<String> usedUp() {
        today();
        return charged.entrySet().stream()
                .filter(each -> isUsedUp(each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isUsedUp(long tokens) {
        return budget.tokensPerDay() > 0 && tokens >= budget.tokensPerDay();
    }

    /** {@return the current day} On the first call of a day, nothing is charged yet. */
    private LocalDate today() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!today.equals(day)) {
            day = today;
            charged = new HashMap<>();
        }
        return today;
    }

    @Override
    public void flush() {
        super.flush();
        if (budget.tokensPerDay() > 0) {
            refresh();
        }
    }

    /** The records may lack counts that were added meanwhile, and the counts here lack those of other processes. */
    private void refresh() {
        LocalDate read;
        synchronized (this) {
            read = today();
        }
        var stored = records.charged(read);
        synchronized (this) {
            if (today().equals(read)) {
                stored.forEach((account, tokens) -> charged.merge(account, tokens, Math::max));
            }
        }
    }
}

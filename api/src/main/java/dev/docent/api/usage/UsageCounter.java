package dev.docent.api.usage;

import dev.docent.retrieval.provider.ProviderException.BudgetUsedUpException;
import dev.docent.retrieval.usage.TokenUsage;
import dev.docent.runtime.SavedAtStop;
import dev.docent.runtime.WakeUp;
import dev.docent.runtime.WorkerLoop;
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
 * Counts tokens in memory and adds them to the records every five seconds, so that no request waits for a store and a process
 * that dies loses five seconds of counts. With budgets it then reads what all processes have counted; until then it knows only
 * its own counts.
 */
@Component
@EnableConfigurationProperties(BudgetProperties.class)
@Import(TokenMeters.class)
public final class UsageCounter implements TokenUsage, MeterBinder, SavedAtStop {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final UsageRepository records;
    private final BudgetProperties budget;
    private final TokenMeters meters;
    private final Clock clock;
    private final WorkerLoop loop;
    private LocalDate day = LocalDate.EPOCH;
    private Map<String, Long> charged = new HashMap<>();
    private Map<String, DailyUsage> unsaved = new HashMap<>();

    UsageCounter(UsageRepository records, BudgetProperties budget, TokenMeters meters, Clock clock) {
        this.records = records;
        this.budget = budget;
        this.meters = meters;
        this.clock = clock;
        this.loop = new WorkerLoop(
                "usage", Thread.ofVirtual().name("docent-usage").factory(), new WakeUp(), INTERVAL, () -> {
                    flush();
                    return INTERVAL;
                });
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
        count(account, purpose, model, tokens);
    }

    private synchronized void count(String account, Purpose purpose, String model, Tokens tokens) {
        var today = today();
        var usage = DailyUsage.of(today, account, purpose, model);
        unsaved.merge(usage.id(), usage.plus(tokens), (known, one) -> known.plus(tokens));
        if (purpose != Purpose.REBUILD) {
            charged.merge(account, tokens.all(), Long::sum);
        }
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

    /** Adds the counts to the records, and reads those of all processes. Counts that cannot be added are kept. */
    void flush() {
        for (var next = takeUnsaved(); next.isPresent(); next = takeUnsaved()) {
            var taken = next.get();
            try {
                records.add(taken);
            } catch (RuntimeException failure) {
                giveBack(taken);
                throw failure;
            }
        }
        if (budget.tokensPerDay() > 0) {
            refresh();
        }
    }

    private synchronized Optional<DailyUsage> takeUnsaved() {
        var next = unsaved.values().stream().findFirst();
        next.ifPresent(taken -> unsaved.remove(taken.id()));
        return next;
    }

    private synchronized void giveBack(DailyUsage taken) {
        unsaved.merge(taken.id(), taken, DailyUsage::plus);
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

    @Override
    public void start() {
        flush();
        loop.start();
    }

    /** A step that does not end waits for the records, which the last save would do as well. */
    @Override
    public void stop() {
        if (loop.stop(stopTimeout())) {
            SavedAtStop.super.stop();
        }
    }

    @Override
    public void saveAtStop() {
        flush();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}

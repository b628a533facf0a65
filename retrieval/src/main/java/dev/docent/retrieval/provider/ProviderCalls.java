package dev.docent.retrieval.provider;

import dev.docent.retrieval.provider.ProviderException.BudgetUsedUpException;
import dev.docent.retrieval.provider.ProviderException.LimitReachedException;
import dev.docent.retrieval.provider.ProviderException.RejectedException;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All calls to a provider, within limits that they share. Calls are retried when that may help, and a {@link CallCircuit}
 * stops the calls of people to a model that is unavailable. Background calls are not counted there: they may fail because of
 * their input, and their callers pause by themselves. Safe for concurrent use.
 */
public final class ProviderCalls {

    private static final Logger log = LoggerFactory.getLogger(ProviderCalls.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final String provider;
    private final String label;
    private final CallPolicy policy;
    private final Pacing pacing;
    private final CallLimits limits;
    private final ProviderMeters meters;
    private final Map<String, CallCircuit> circuits = new ConcurrentHashMap<>();

    /** @param provider name for messages */
    public ProviderCalls(
            String provider, CallPolicy policy, Pacing pacing, SharedLimits shared, ProviderMeters meters) {
        this.provider = provider;
        this.label = policy.settings().replace("docent.", "");
        this.policy = policy;
        this.pacing = pacing;
        this.limits = new CallLimits(provider, policy, pacing, shared);
        this.meters = meters;
    }

    /**
     * {@return the result of the call}
     *
     * @param model each model has its own circuit breaker
     * @param size what each attempt takes of the limits
     * @param attempt makes the call once, and fails with a {@link ProviderException}
     * @throws ProviderException if no attempt succeeded within the policy
     */
    public <T> T call(String model, Urgency urgency, CallSize size, Supplier<T> attempt) {
        var line = new Line(model, urgency);
        var until = pacing.nanoTime() + policy.patience().toNanos();
        try {
            for (var number = 1; ; number++) {
                limits.admit(line, size, until);
                try {
                    return meters.request(label, line, () -> attempted(line, size, attempt));
                } catch (ProviderException failure) {
                    pacing.sleep(pause(line, failure, number, until));
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("The call to " + provider + " was interrupted", null, interrupted);
        }
    }

    private <T> T attempted(Line line, CallSize size, Supplier<T> attempt) {
        if (line.urgency() == Urgency.QUEUE) {
            return attempt.get();
        }
        try {
            return circuits.computeIfAbsent(line.model(), this::circuit).call(attempt);
        } catch (UnavailableException failure) {
            if (failure.isSpared()) {
                limits.giveBack(size);
            }
            throw failure;
        }
    }

    private CallCircuit circuit(String model) {
        var circuit = new CallCircuit(provider, model, pacing);
        meters.show(label, model, circuit);
        return circuit;
    }

    /** {@return the result of a call that counts as one request} */
    public <T> T call(String model, Urgency urgency, long estimatedTokens, Supplier<T> attempt) {
        return call(model, urgency, new CallSize(1, estimatedTokens), attempt);
    }

    /** Replaces the estimate of a successful call by its actual tokens. */
    public void settle(long estimatedTokens, long actualTokens) {
        limits.settle(estimatedTokens, actualTokens);
    }

    /** {@return the wait before the next attempt} @throws ProviderException the failure, if there is no next attempt */
    private Duration pause(Line line, ProviderException failure, int attempts, long until) {
        if (failure instanceof LimitReachedException limit && limit.returnsSoon()) {
            failure.retryAfter().ifPresent(time -> {
                limits.rest(line, time);
                meters.paused(label, line);
            });
        } else if (failure instanceof UnavailableException outage && !outage.isSpared()) {
            failure.retryAfter().ifPresent(time -> {
                limits.outage(line, time);
                meters.paused(label, line);
            });
        }
        var pause = failure.retryAfter().map(this::withJitter).orElseGet(() -> backoff(attempts));
        if (!mayPass(failure) || attempts >= policy.attempts() || pacing.nanoTime() + pause.toNanos() > until) {
            throw failure;
        }
        log.debug("retry provider={} attempt={} in_ms={}", provider, attempts + 1, pause.toMillis(), failure);
        return pause;
    }

    private Duration withJitter(Duration asked) {
        return asked.plusMillis((long) (500 * pacing.jitter()));
    }

    /** Exponential backoff: the pause doubles with each attempt, and its second half is random. */
    private Duration backoff(int attempts) {
        var full = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 10));
        var pause = full.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : full;
        return Duration.ofNanos((long) (pause.toNanos() * (0.5 + pacing.jitter() / 2)));
    }

    private static boolean mayPass(ProviderException failure) {
        return switch (failure) {
            case LimitReachedException limit -> limit.returnsSoon();
            case UnavailableException unavailable -> !unavailable.isSpared();
            case WrongSettingException _, RejectedException _, BudgetUsedUpException _ -> false;
        };
    }

    /** The calls to a model that have the same urgency. */
    record Line(String model, Urgency urgency) {}
}

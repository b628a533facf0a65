package dev.docent.retrieval.springai;

import dev.docent.retrieval.provider.CallPolicy;
import dev.docent.retrieval.provider.CallSize;
import dev.docent.retrieval.provider.HostedModel;
import dev.docent.retrieval.provider.Pacing;
import dev.docent.retrieval.provider.ProviderCalls;
import dev.docent.retrieval.provider.ProviderMeters;
import dev.docent.retrieval.provider.SharedLimits;
import dev.docent.retrieval.provider.Urgency;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.metadata.Usage;

/**
 * The calls to a model of a starter, within the limits of the settings. Failures are {@link
 * dev.docent.retrieval.provider.ProviderException}s. Safe for concurrent use.
 */
public final class SpringAiCalls {

    private final HostedModel model;
    private final Duration timeout;
    private final SpringAiFailures failures;
    private final ProviderCalls calls;

    /** @param provider name for messages */
    public SpringAiCalls(
            String provider,
            HostedModel model,
            SpringAiProperties settings,
            Pacing pacing,
            SharedLimits shared,
            ProviderMeters meters) {
        this.model = model;
        this.timeout = settings.timeout();
        this.failures = new SpringAiFailures(provider);
        this.calls = new ProviderCalls(
                provider,
                new CallPolicy(
                        "docent.spring",
                        settings.attempts(),
                        settings.patience(),
                        settings.requestsPerMinute(),
                        settings.tokensPerMinute()),
                pacing,
                shared,
                meters);
    }

    /** {@return the result of the call} @param size the amount by which each attempt reduces the rate limits */
    public <T> T call(Urgency urgency, CallSize size, Callable<T> attempt) {
        return calls.call(model.name(), urgency, size, () -> {
            try {
                return attempt.call();
            } catch (CancellationException nobodyWaits) {
                throw nobodyWaits;
            } catch (Exception failure) {
                throw failures.of(failure, model);
            }
        });
    }

    /** {@return the result of a call that may not last longer than the timeout, which few starters have themselves} */
    public <T> T callInTime(Urgency urgency, CallSize size, Callable<T> attempt) {
        return call(urgency, size, () -> inTime(attempt));
    }

    private <T> T inTime(Callable<T> attempt) throws Exception {
        var task = new FutureTask<>(attempt);
        var thread = Thread.ofVirtual().name("docent-spring-ai").start(task);
        try {
            return task.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception failure ? failure : failed;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The call was interrupted");
        } finally {
            thread.interrupt();
        }
    }

    /** Replaces the estimate of a successful call by the tokens that the provider counted; without a count it stays. */
    public void settle(CallSize size, @Nullable Usage usage) {
        if (usage != null && usage.getTotalTokens() != null && usage.getTotalTokens() > 0) {
            calls.settle(size.tokens(), usage.getTotalTokens());
        }
    }

    /** {@return the exception for a failure during a response} */
    public RuntimeException failure(Throwable failure) {
        return failures.of(failure, model);
    }

    /** {@return the time limit of a piece of a stream} */
    public Duration timeout() {
        return timeout;
    }
}

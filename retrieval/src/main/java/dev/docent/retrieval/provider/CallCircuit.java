package dev.docent.retrieval.provider;

import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Spares a model that does not answer, and those who wait for it: when eight of the last ten calls found it unavailable, it
 * is not called for half a minute, and then tried with two calls. Only that counts: a model that refuses is there, and a call
 * that nobody waited for to its end ({@link CancellationException}) tells nothing.
 */
final class CallCircuit {

    private static final Duration OPEN = Duration.ofSeconds(30);

    private final String provider;
    private final String model;
    private final CircuitBreaker circuit;

    CallCircuit(String provider, String model, Pacing pacing) {
        this.provider = provider;
        this.model = model;
        this.circuit = CircuitBreaker.of(
                provider + " " + model,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(10)
                        .minimumNumberOfCalls(10)
                        .failureRateThreshold(80)
                        .waitDurationInOpenState(OPEN)
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .recordException(UnavailableException.class::isInstance)
                        .ignoreException(CancellationException.class::isInstance)
                        .writableStackTraceEnabled(false)
                        .clock(clock(pacing))
                        .currentTimestampFunction(clock -> pacing.nanoTime(), TimeUnit.NANOSECONDS)
                        .build());
    }

    <T> T call(Supplier<T> attempt) {
        try {
            return circuit.executeSupplier(attempt);
        } catch (CallNotPermittedException open) {
            throw new UnavailableException(
                    "%s did not answer for %s several times in a row; it is tried again within %d seconds."
                            .formatted(provider, model, OPEN.toSeconds()),
                    OPEN,
                    null,
                    true);
        }
    }

    private static Clock clock(Pacing pacing) {
        return new Clock() {
            @Override
            public Instant instant() {
                return Instant.EPOCH.plusNanos(pacing.nanoTime());
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}

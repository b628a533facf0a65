package dev.docent.retrieval.provider;

import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The circuit breaker of a model: after eight of ten calls found it unavailable, no call is made for 30 seconds, and then two
 * calls test it. A rejected call does not count as a failure, and a cancelled one ({@link CancellationException}) does not
 * count at all.
 */
final class CallCircuit {

    private static final Duration OPEN = Duration.ofSeconds(30);

    private final String provider;
    private final String model;
    private final CircuitBreaker circuit;

    CallCircuit(String provider, String model, Pacing pacing) {
        this.provider = provider;
        this.model = model;
        InstantSource clock = () -> Instant.EPOCH.plusNanos(pacing.nanoTime());
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
                        .clock(clock.withZone(ZoneOffset.UTC))
                        .currentTimestampFunction(ignored -> pacing.nanoTime(), TimeUnit.NANOSECONDS)
                        .build());
    }

    /** {@return whether calls are not made, or test the model} An open circuit stays open until a call tests it. */
    boolean isOpen() {
        return circuit.getState() != CircuitBreaker.State.CLOSED;
    }

    <T> T call(Supplier<T> attempt) {
        try {
            return circuit.executeSupplier(attempt);
        } catch (CallNotPermittedException open) {
            throw UnavailableException.spared(
                    "%s did not respond for %s several times in a row. It is retried within %d seconds."
                            .formatted(provider, model, OPEN.toSeconds()),
                    OPEN);
        }
    }
}

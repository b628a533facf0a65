package dev.docent.retrieval.provider;

import dev.docent.retrieval.provider.ProviderCalls.Line;
import dev.docent.retrieval.provider.ProviderException.BudgetUsedUpException;
import dev.docent.retrieval.provider.ProviderException.LimitReachedException;
import dev.docent.retrieval.provider.ProviderException.RejectedException;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The metrics and spans of requests to providers: {@code docent.provider.request} for each attempt, {@code
 * docent.provider.pauses} for those that a provider asked for, {@code docent.provider.circuit.open} for each circuit breaker.
 * Providers ({@code gemini}, {@code openai}, {@code spring}) and models are as many as the settings name. Safe for concurrent use.
 */
@Component
@Lazy
public final class ProviderMeters {

    /** Meters that nobody reads. */
    public static final ProviderMeters UNREAD =
            new ProviderMeters(ObservationRegistry.NOOP, new CompositeMeterRegistry());

    private static final String PROVIDER = "provider";
    private static final String MODEL = "model";
    private static final String URGENCY = "urgency";
    private static final String OUTCOME = "outcome";

    private final ObservationRegistry observations;
    private final MeterRegistry meters;

    @Autowired
    ProviderMeters(ObjectProvider<ObservationRegistry> observations, ObjectProvider<MeterRegistry> meters) {
        this(
                observations.getIfAvailable(() -> ObservationRegistry.NOOP),
                meters.getIfAvailable(CompositeMeterRegistry::new));
    }

    public ProviderMeters(ObservationRegistry observations, MeterRegistry meters) {
        this.observations = observations;
        this.meters = meters;
    }

    /** Makes an attempt of a call. For a stream, this is the time until it begins. */
    <T> T request(String provider, Line line, Supplier<T> attempt) {
        var request = Observation.createNotStarted("docent.provider.request", observations)
                .contextualName("request " + line.model())
                .lowCardinalityKeyValue(PROVIDER, provider)
                .lowCardinalityKeyValue(MODEL, line.model())
                .lowCardinalityKeyValue(URGENCY, name(line.urgency()));
        return request.observe(() -> {
            try {
                var result = attempt.get();
                request.lowCardinalityKeyValue(OUTCOME, "success");
                return result;
            } catch (RuntimeException | Error failure) {
                request.lowCardinalityKeyValue(OUTCOME, outcome(failure));
                throw failure;
            }
        });
    }

    /** Counts a pause that the provider asked for. */
    void paused(String provider, Line line) {
        Counter.builder("docent.provider.pauses")
                .description("Pauses that a provider asked for")
                .tags(PROVIDER, provider, MODEL, line.model(), URGENCY, name(line.urgency()))
                .register(meters)
                .increment();
    }

    /** Shows the state of a circuit breaker as long as it exists. */
    void show(String provider, String model, CallCircuit circuit) {
        Gauge.builder("docent.provider.circuit.open", circuit, state -> state.isOpen() ? 1 : 0)
                .description("Whether the circuit breaker of a model is open: 1 or 0")
                .tags(PROVIDER, provider, MODEL, model)
                .register(meters);
    }

    private static String outcome(Throwable failure) {
        return switch (failure) {
            case UnavailableException unavailable -> unavailable.isSpared() ? "spared" : "unavailable";
            case LimitReachedException _ -> "limited";
            case RejectedException _ -> "rejected";
            case WrongSettingException _ -> "misconfigured";
            case BudgetUsedUpException _ -> "over_budget";
            case CancellationException _ -> "cancelled";
            default -> "failed";
        };
    }

    private static String name(Urgency urgency) {
        return urgency.name().toLowerCase(Locale.ROOT);
    }
}

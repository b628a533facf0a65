package dev.docent.api.usage;

import dev.docent.retrieval.usage.TokenUsage.Purpose;
import dev.docent.retrieval.usage.TokenUsage.Tokens;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * The metrics of the tokens of hosted models, by purpose and model: {@code docent.provider.tokens}, and where prices are set
 * {@code docent.provider.cost}. They have no tag for the account, since there may be many. Safe for concurrent use.
 */
@EnableConfigurationProperties(PriceProperties.class)
final class TokenMeters {

    private static final double MILLION = 1e6;

    /** Limits the time series: some servers report a new model name with each answer. */
    private static final int MAX_MODELS = 20;

    private final MeterRegistry meters;
    private final PriceProperties prices;
    private final Set<String> models = ConcurrentHashMap.newKeySet();

    TokenMeters(MeterRegistry meters, PriceProperties prices) {
        this.meters = meters;
        this.prices = prices;
    }

    void add(Purpose purpose, String reported, Tokens tokens) {
        var model = bounded(reported);
        count(purpose, model, "input", tokens.input());
        count(purpose, model, "output", tokens.output() - tokens.thought());
        count(purpose, model, "thought", tokens.thought());
        charge(purpose, model, prices.ofInput(purpose), tokens.input());
        charge(purpose, model, prices.ofOutput(purpose), tokens.output());
    }

    private String bounded(String model) {
        return models.contains(model) || models.size() < MAX_MODELS && models.add(model) ? model : "other";
    }

    private void count(Purpose purpose, String model, String type, long tokens) {
        if (tokens > 0) {
            Counter.builder("docent.provider.tokens")
                    .description("Tokens that hosted models counted")
                    .tags("purpose", name(purpose), "model", model, "type", type)
                    .register(meters)
                    .increment(tokens);
        }
    }

    private void charge(Purpose purpose, String model, @Nullable Double price, long tokens) {
        if (price != null && tokens > 0) {
            Counter.builder("docent.provider.cost")
                    .description("Cost of the tokens at the prices that are set")
                    .tags("purpose", name(purpose), "model", model, "currency", prices.currency())
                    .register(meters)
                    .increment(tokens * price / MILLION);
        }
    }

    private static String name(Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT);
    }
}

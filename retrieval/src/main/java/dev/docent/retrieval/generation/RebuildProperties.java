package dev.docent.retrieval.generation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an index that another model embedded is rebuilt.
 *
 * @param start whether a start with another model begins the rebuild or waits for a confirmation; {@code by-cost} waits
 *     only if the model is hosted
 * @param pricePerMillionTokens the provider's price for embedding a million tokens, for the estimate; unknown if unset
 * @param currency currency of the price
 */
@ConfigurationProperties("docent.index.rebuild")
record RebuildProperties(
        @DefaultValue("by-cost") Start start,
        @Nullable BigDecimal pricePerMillionTokens,
        @DefaultValue("USD") String currency) {

    RebuildProperties {
        if (pricePerMillionTokens != null && pricePerMillionTokens.signum() < 0) {
            throw new IllegalArgumentException("docent.index.rebuild.price-per-million-tokens is 0 or more");
        }
    }

    /** When a rebuild begins. */
    enum Start {
        /** At the start of the service. */
        AUTOMATIC,
        /** After an administrator has confirmed it. */
        CONFIRMED,
        /** At the start of the service for a model in this process; after a confirmation for a hosted one. */
        BY_COST
    }
}

package dev.docent.retrieval.generation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an index that another model made is made anew.
 *
 * @param start whether a start with another model begins by itself
 * @param pricePerMillionTokens what the provider takes for embedding a million tokens, for the estimate; unknown when unset
 * @param currency of the price
 */
@ConfigurationProperties("docent.index.rebuild")
record RebuildProperties(
        @DefaultValue("automatic") Start start,
        @Nullable BigDecimal pricePerMillionTokens,
        @DefaultValue("USD") String currency) {

    RebuildProperties {
        if (pricePerMillionTokens != null && pricePerMillionTokens.signum() < 0) {
            throw new IllegalArgumentException("docent.index.rebuild.price-per-million-tokens is 0 or more");
        }
    }

    /** When the passages are embedded anew. */
    enum Start {
        /** At once. */
        AUTOMATIC,
        /** When an administrator has confirmed it. */
        CONFIRMED
    }
}

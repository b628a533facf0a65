package dev.docent.ingestion.pipeline.step;

import dev.docent.retrieval.provider.ProviderException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The embedding model does not answer, or not with vectors. That is no document's fault. */
public final class EmbeddingUnavailableException extends RuntimeException {

    public EmbeddingUnavailableException(@Nullable Throwable cause) {
        super("The embedding model does not answer", cause);
    }

    /** {@return a sentence for people: a provider says what to do} */
    public String sentence() {
        return getCause() instanceof ProviderException failure
                ? failure.sentence()
                : "The embedding model does not answer";
    }

    /** {@return how long the model wants to be left alone; nothing when it did not say} */
    public Duration retryAfter() {
        return getCause() instanceof ProviderException failure
                ? failure.retryAfter().orElse(Duration.ZERO)
                : Duration.ZERO;
    }
}

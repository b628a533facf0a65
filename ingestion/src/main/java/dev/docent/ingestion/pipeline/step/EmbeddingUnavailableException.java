package dev.docent.ingestion.pipeline.step;

import dev.docent.retrieval.provider.ProviderException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The embedding model does not answer, or without vectors. No document is the cause. */
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

    /** {@return the wait that the provider asks for; zero if it does not say} */
    public Duration retryAfter() {
        return getCause() instanceof ProviderException failure
                ? failure.retryAfter().orElse(Duration.ZERO)
                : Duration.ZERO;
    }
}

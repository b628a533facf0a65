package dev.docent.ingestion.pipeline.step;

import dev.docent.retrieval.provider.ProviderException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The embedding model does not respond, or responds without vectors. The cause is not the document. */
public final class EmbeddingUnavailableException extends RuntimeException {

    private static final String MESSAGE = "The embedding model does not respond";

    public EmbeddingUnavailableException(@Nullable Throwable cause) {
        super(MESSAGE, cause);
    }

    /** {@return a sentence for users; that of a provider says what to do} */
    public String sentence() {
        return getCause() instanceof ProviderException failure ? failure.sentence() : MESSAGE;
    }

    /** {@return the wait that the provider asks for; zero if it asks for none} */
    public Duration retryAfter() {
        return getCause() instanceof ProviderException failure
                ? failure.retryAfter().orElse(Duration.ZERO)
                : Duration.ZERO;
    }
}

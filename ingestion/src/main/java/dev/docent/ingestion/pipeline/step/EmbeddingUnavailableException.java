package dev.docent.ingestion.pipeline.step;

import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.provider.ProviderException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The embedding model does not respond, or responds without vectors: to any text, or to one passage. */
public final class EmbeddingUnavailableException extends RuntimeException {

    private static final String MESSAGE = "The embedding model does not respond";

    private final transient @Nullable Passage passage;

    public EmbeddingUnavailableException(@Nullable Throwable cause) {
        this(cause, null);
    }

    /** @param passage the passage to which the model does not respond, although it embeds other texts; null for an outage */
    EmbeddingUnavailableException(@Nullable Throwable cause, @Nullable Passage passage) {
        super(MESSAGE, cause);
        this.passage = passage;
    }

    /** {@return the passage to which the model does not respond, although it embeds other texts; empty in an outage} */
    public Optional<Passage> passage() {
        return Optional.ofNullable(passage);
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

package dev.docent.ingestion.transcription;

import dev.docent.retrieval.provider.ProviderException;
import java.time.Duration;

/** The chat model that writes down audio does not respond. */
public final class TranscriptionUnavailableException extends RuntimeException {

    private final transient ProviderException failure;

    public TranscriptionUnavailableException(ProviderException failure) {
        super(failure.sentence(), failure);
        this.failure = failure;
    }

    /** {@return a sentence for users that says what to do} */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** {@return the wait that the provider asks for; zero if it asks for none} */
    public Duration retryAfter() {
        return failure.retryAfter().orElse(Duration.ZERO);
    }
}

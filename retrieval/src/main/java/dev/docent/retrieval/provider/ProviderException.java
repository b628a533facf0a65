package dev.docent.retrieval.provider;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A hosted model did not do what it was asked to. The message is a sentence for people: it names the provider and what to
 * do, and holds neither a secret nor anything that the provider said; that is in the cause.
 */
public abstract sealed class ProviderException extends RuntimeException {

    private final transient @Nullable Duration retryAfter;

    private ProviderException(String sentence, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(sentence, cause);
        this.retryAfter = retryAfter;
    }

    /** {@return how long the provider wants to be left alone, if it said so} */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** {@return the sentence} */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** A setting is missing or wrong: nothing goes on until somebody has changed it. */
    public static final class WrongSettingException extends ProviderException {
        public WrongSettingException(String sentence, @Nullable Throwable cause) {
            super(sentence, null, cause);
        }
    }

    /** A quota is used up. */
    public static final class LimitReachedException extends ProviderException {

        private final boolean returnsSoon;

        /**
         * @param retryAfter how long the provider wants to wait, or null when it did not say
         * @param returnsSoon false for the quota of a day, which no retry brings back
         */
        public LimitReachedException(
                String sentence, @Nullable Duration retryAfter, boolean returnsSoon, @Nullable Throwable cause) {
            super(sentence, retryAfter, cause);
            this.returnsSoon = returnsSoon;
        }

        boolean returnsSoon() {
            return returnsSoon;
        }
    }

    /** The provider cannot be reached, is overloaded, or broke off. */
    public static final class UnavailableException extends ProviderException {

        private final boolean isSpared;

        public UnavailableException(String sentence, @Nullable Duration retryAfter, @Nullable Throwable cause) {
            this(sentence, retryAfter, cause, false);
        }

        /** @param isSpared whether it was not even asked */
        UnavailableException(
                String sentence, @Nullable Duration retryAfter, @Nullable Throwable cause, boolean isSpared) {
            super(sentence, retryAfter, cause);
            this.isSpared = isSpared;
        }

        boolean isSpared() {
            return isSpared;
        }
    }

    /** The provider does not accept what it was sent; the same again would be refused again. */
    public static final class RejectedException extends ProviderException {
        public RejectedException(String sentence, @Nullable Throwable cause) {
            super(sentence, null, cause);
        }
    }
}

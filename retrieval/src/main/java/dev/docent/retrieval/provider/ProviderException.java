package dev.docent.retrieval.provider;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call to a hosted model failed. The message is meant for users: it names the provider and what to do, and contains
 * neither a secret nor any text of the provider, which is in the cause.
 */
public abstract sealed class ProviderException extends RuntimeException {

    private final transient @Nullable Duration retryAfter;

    private ProviderException(String sentence, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(sentence, cause);
        this.retryAfter = retryAfter;
    }

    /** {@return the pause that the provider asked for, if any} */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** {@return the message} */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** A setting is missing or wrong, so that every call fails until it is changed. */
    public static final class WrongSettingException extends ProviderException {
        public WrongSettingException(String sentence) {
            this(sentence, null);
        }

        public WrongSettingException(String sentence, @Nullable Throwable cause) {
            super(sentence, null, cause);
        }
    }

    /** A quota is used up. */
    public static final class LimitReachedException extends ProviderException {

        private final boolean returnsSoon;

        /**
         * @param retryAfter the pause that the provider asked for, or null
         * @param returnsSoon false for a daily quota, which no retry restores
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

    /** The provider cannot be reached, is overloaded, or closed the connection. */
    public static final class UnavailableException extends ProviderException {

        private final boolean isSpared;

        public UnavailableException(String sentence, @Nullable Duration retryAfter, @Nullable Throwable cause) {
            this(sentence, retryAfter, cause, false);
        }

        /** @param isSpared whether the call was not made, because the circuit breaker is open */
        UnavailableException(
                String sentence, @Nullable Duration retryAfter, @Nullable Throwable cause, boolean isSpared) {
            super(sentence, retryAfter, cause);
            this.isSpared = isSpared;
        }

        boolean isSpared() {
            return isSpared;
        }
    }

    /** The provider rejects the request, and would reject it again. */
    public static final class RejectedException extends ProviderException {
        public RejectedException(String sentence, @Nullable Throwable cause) {
            super(sentence, null, cause);
        }
    }
}

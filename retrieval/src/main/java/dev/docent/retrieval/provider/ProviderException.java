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

    /** The account has used up its own budget, so that no call was made. */
    public static final class BudgetUsedUpException extends ProviderException {

        /** @param retryAfter the time until the budget is there again */
        public BudgetUsedUpException(String sentence, Duration retryAfter) {
            super(sentence, retryAfter, null);
        }
    }

    /** The provider cannot be reached, is overloaded, or closed the connection. */
    public static final class UnavailableException extends ProviderException {

        private final boolean isSpared;
        private final boolean isAnswered;

        /** The provider did not answer. */
        public UnavailableException(String sentence, @Nullable Duration retryAfter, @Nullable Throwable cause) {
            this(sentence, retryAfter, cause, false, false);
        }

        private UnavailableException(
                String sentence,
                @Nullable Duration retryAfter,
                @Nullable Throwable cause,
                boolean isSpared,
                boolean isAnswered) {
            super(sentence, retryAfter, cause);
            this.isSpared = isSpared;
            this.isAnswered = isAnswered;
        }

        /** {@return the failure of a provider that answered, but with an error or an unusable result} */
        public static UnavailableException answered(
                String sentence, @Nullable Duration retryAfter, @Nullable Throwable cause) {
            return new UnavailableException(sentence, retryAfter, cause, false, true);
        }

        /** {@return the failure of a call that was not made, because the circuit breaker is open} */
        static UnavailableException spared(String sentence, Duration retryAfter) {
            return new UnavailableException(sentence, retryAfter, null, true, false);
        }

        /** {@return whether the call was not made} */
        public boolean isSpared() {
            return isSpared;
        }

        /** {@return whether the provider answered; the cause may then be the input} */
        public boolean isAnswered() {
            return isAnswered;
        }
    }

    /** The provider rejects the request, and would reject it again. */
    public static final class RejectedException extends ProviderException {

        private final boolean isTooLong;

        public RejectedException(String sentence, @Nullable Throwable cause) {
            this(sentence, cause, false);
        }

        /** @param isTooLong whether the reason is the length of the input */
        public RejectedException(String sentence, @Nullable Throwable cause, boolean isTooLong) {
            super(sentence, null, cause);
            this.isTooLong = isTooLong;
        }

        /** {@return whether the reason is the length of the input} */
        public boolean isTooLong() {
            return isTooLong;
        }
    }
}

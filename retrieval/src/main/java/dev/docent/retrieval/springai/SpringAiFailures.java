package dev.docent.retrieval.springai;

import dev.docent.retrieval.provider.HostedModel;
import dev.docent.retrieval.provider.InputTooLong;
import dev.docent.retrieval.provider.ProviderException;
import dev.docent.retrieval.provider.ProviderException.LimitReachedException;
import dev.docent.retrieval.provider.ProviderException.RejectedException;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import java.net.http.HttpTimeoutException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Translates failures of any model. Each client has its own exceptions, but the messages of all of them state the HTTP status:
 * those of Spring's clients begin with it, those of Azure and Amazon name it.
 *
 * @param provider the provider's name in messages
 */
record SpringAiFailures(String provider) {

    private static final Pattern STATUS =
            Pattern.compile("^(?:HTTP )?([45]\\d\\d)\\b|(?i:\\bstatus code:? )([45]\\d\\d)\\b");

    /** {@return the matching exception} A failure without an HTTP status counts as unavailable. */
    ProviderException of(Throwable failure, HostedModel model) {
        return causes(failure)
                .flatMap(cause -> known(cause, model).stream())
                .findFirst()
                .orElseGet(() -> new UnavailableException(
                        provider
                                + " cannot be reached, or closed the connection during a response. Check the spring.ai settings of its starter, or ask again later.",
                        null,
                        failure));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private Optional<ProviderException> known(Throwable cause, HostedModel model) {
        return switch (cause) {
            case ProviderException known -> Optional.of(known);
            case TimeoutException slow -> Optional.of(slow(slow));
            case HttpTimeoutException slow -> Optional.of(slow(slow));
            default -> {
                var message = Objects.requireNonNullElse(cause.getMessage(), "");
                var status = STATUS.matcher(message);
                yield status.find()
                        ? Optional.of(of(
                                Integer.parseInt(status.group(1) == null ? status.group(2) : status.group(1)),
                                message,
                                cause,
                                model))
                        : Optional.empty();
            }
        };
    }

    private ProviderException slow(Throwable slow) {
        return new UnavailableException(
                provider + " did not respond in time (docent.spring.timeout). Ask again later.", null, slow);
    }

    private ProviderException of(int status, String message, Throwable refused, HostedModel model) {
        if (InputTooLong.isStatedBy(status, message)) {
            return new RejectedException(
                    "%s rejected a text that is too long for %s (%d).".formatted(provider, model.name(), status),
                    refused,
                    true);
        }
        return switch (status) {
            case 401, 403 ->
                new WrongSettingException(
                        "%s does not accept the credentials (%d). Set those of its Spring AI starter (spring.ai.*) to an account that may use %s."
                                .formatted(provider, status, model.name()),
                        refused);
            case 404 ->
                new WrongSettingException(
                        "%s has no model %s, or no such path (404). Check the model and the address in the spring.ai settings of its starter."
                                .formatted(provider, model.name()),
                        refused);
            case 429 -> limit(message.contains("insufficient_quota"), refused, model);
            default ->
                status == 408 || status >= 500
                        ? UnavailableException.answered(
                                "%s is currently unavailable (%d). Ask again later.".formatted(provider, status),
                                null,
                                refused)
                        : new RejectedException(
                                "%s rejected a request for %s (%d).".formatted(provider, model.name(), status),
                                refused);
        };
    }

    private ProviderException limit(boolean isSpent, Throwable refused, HostedModel model) {
        return new LimitReachedException(
                provider
                        + (isSpent
                                ? " has no quota left for this account. Check its plan and billing."
                                : " has reached its rate limit for " + model.name() + ". Ask again later."),
                null,
                !isSpent,
                refused);
    }
}

package dev.docent.retrieval.openai;

import dev.docent.retrieval.provider.HostedModel;
import dev.docent.retrieval.provider.ProviderException;
import dev.docent.retrieval.provider.ProviderException.LimitReachedException;
import dev.docent.retrieval.provider.ProviderException.RejectedException;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.stream.Stream;

/**
 * Translates failures of the server into exceptions that name the setting to change.
 *
 * @param server the server's name in messages
 */
record OpenAiFailures(String server) {

    /** Of OpenAI and LiteLLM. */
    private static final String[] SPENT = {"insufficient_quota", "budget_exceeded"};

    /** Of OpenAI, Azure, Mistral, LiteLLM and OpenRouter, some of which send no status 404. */
    private static final String[] NO_MODEL = {
        "model_not_found", "DeploymentNotFound", "invalid_model", "Invalid model name", "not a valid model ID"
    };

    /** {@return the matching exception} A missing or unreadable response counts as unavailable. */
    ProviderException of(Throwable failure, HostedModel model) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> known(cause, model))
                .findFirst()
                .orElseGet(() -> new UnavailableException(
                        server
                                + " cannot be reached, or closed the connection during a response. Check OPENAI_BASE_URL, or ask again later.",
                        null,
                        failure));
    }

    private Stream<ProviderException> known(Throwable cause, HostedModel model) {
        return switch (cause) {
            case ProviderException known -> Stream.of(known);
            case OpenAiErrorException refused -> Stream.of(of(refused, model));
            case HttpConnectTimeoutException ignored -> Stream.empty();
            case HttpTimeoutException slow -> Stream.of(slow(slow));
            default -> Stream.empty();
        };
    }

    private ProviderException slow(HttpTimeoutException slow) {
        return new UnavailableException(
                server + " did not respond in time (docent.openai.timeout). Ask again later.", null, slow);
    }

    private ProviderException of(OpenAiErrorException refused, HostedModel model) {
        var status = refused.status();
        if (refused.isTooLong()) {
            return new RejectedException(
                    "%s rejected an input that is too long for %s (%d).".formatted(server, model.name(), status),
                    refused,
                    true);
        }
        return switch (status) {
            case 401, 403 ->
                new WrongSettingException(
                        "%s does not accept the key (%d). Set OPENAI_API_KEY to a key that may use %s."
                                .formatted(server, status, model.name()),
                        refused);
            case 404 -> notFound(model, refused);
            case 402, 429 -> limit(model, refused);
            default ->
                status == 408 || status >= 500 || status < 400
                        ? UnavailableException.answered(
                                "%s is currently unavailable (%d). Ask again later.".formatted(server, status),
                                refused.retryAfter(),
                                refused)
                        : rejected(model, refused);
        };
    }

    private ProviderException limit(HostedModel model, OpenAiErrorException refused) {
        var isSpent = refused.status() == 402 || refused.says(SPENT);
        return new LimitReachedException(
                server
                        + (isSpent
                                ? " has no quota left for this account. Check its plan and billing."
                                : " has reached its rate limit for " + model.name() + ". Ask again later."),
                refused.retryAfter(),
                !isSpent,
                refused);
    }

    private ProviderException rejected(HostedModel model, OpenAiErrorException refused) {
        if (refused.says(SPENT)) {
            return limit(model, refused);
        }
        return refused.says(NO_MODEL)
                ? notFound(model, refused)
                : new RejectedException(
                        "%s rejected a request for %s (%d).".formatted(server, model.name(), refused.status()),
                        refused);
    }

    private ProviderException notFound(HostedModel model, OpenAiErrorException refused) {
        return new WrongSettingException(
                "%s has no model %s, or no such path (%d). Check %s and OPENAI_BASE_URL, which usually ends with /v1."
                        .formatted(server, model.name(), refused.status(), model.setting()),
                refused);
    }
}

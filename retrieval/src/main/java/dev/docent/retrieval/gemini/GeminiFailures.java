package dev.docent.retrieval.gemini;

import com.google.auth.Retryable;
import dev.docent.retrieval.gemini.GeminiError.ResponseException;
import dev.docent.retrieval.gemini.GeminiExchange.TimeUpException;
import dev.docent.retrieval.provider.HostedModel;
import dev.docent.retrieval.provider.ProviderException;
import dev.docent.retrieval.provider.ProviderException.LimitReachedException;
import dev.docent.retrieval.provider.ProviderException.RejectedException;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/** Translates failures of Google's models into exceptions that name the setting to change. */
record GeminiFailures(GeminiAccess access) {

    /** {@return the matching {@link ProviderException}, or the failure itself if the provider did not cause it} */
    RuntimeException of(Throwable failure, HostedModel model) {
        if (failure instanceof ProviderException known) {
            return known;
        }
        return find(failure, ResponseException.class)
                .<RuntimeException>map(said -> of(said, model))
                .or(() -> find(failure, Retryable.class).map(this::ofCredentials))
                .or(() -> find(failure, TimeUpException.class)
                        .map(slow -> unavailable(String.valueOf(slow.getMessage()), failure)))
                .or(() -> find(failure, IOException.class).map(this::ofConnection))
                .orElseGet(() -> failure instanceof RuntimeException other ? other : unavailable("failed", failure));
    }

    private static <T> Optional<T> find(Throwable failure, Class<T> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private ProviderException of(ResponseException failure, HostedModel model) {
        var error = failure.error();
        return switch (error.code()) {
            case 400 -> badRequest(failure, model);
            case 401, 403 -> new WrongSettingException(refused(error), failure);
            case 404 -> new WrongSettingException(notFound(error, model), failure);
            case 429 ->
                new LimitReachedException(
                        access.provider() + " has no quota left" + (error.ofTheDay() ? " today" : "") + " for "
                                + model.name() + ". Ask again later, or raise the quota in Google's console.",
                        error.retryAfter(),
                        !error.ofTheDay(),
                        failure);
            default ->
                error.code() == 408 || error.code() >= 500 || error.code() < 400
                        ? UnavailableException.answered(
                                "%s is currently unavailable (%d %s). Ask again later."
                                        .formatted(access.provider(), error.code(), error.status())
                                        .replace(" )", ")"),
                                error.retryAfter(),
                                failure)
                        : rejected(failure, model);
        };
    }

    private ProviderException badRequest(ResponseException failure, HostedModel model) {
        var error = failure.error();
        if (error.reason().startsWith("API_KEY") || error.message().startsWith("API key")) {
            return new WrongSettingException(refused(error), failure);
        }
        if (error.status().equals("FAILED_PRECONDITION")) {
            return new WrongSettingException(
                    access.provider() + " does not serve this account. Check the region and the billing of its project,"
                            + " and whether it offers the model that " + model.setting() + " names (" + model.name()
                            + ").",
                    failure);
        }
        return rejected(failure, model);
    }

    private ProviderException rejected(ResponseException failure, HostedModel model) {
        return new RejectedException(
                "%s rejected a request for %s (%d %s). See the log for the reason."
                        .formatted(
                                access.provider(),
                                model.name(),
                                failure.error().code(),
                                failure.error().status()),
                failure,
                failure.error().isTooLong());
    }

    private String refused(GeminiError error) {
        return switch (access) {
            case GeminiAccess.ApiKey key ->
                "%s does not accept the key in %s (%d %s). Create a key at https://aistudio.google.com/apikey and set %s, or check the restrictions of the key."
                        .formatted(key.provider(), key.setting(), error.code(), error.status(), key.setting());
            case GeminiAccess.Vertex vertex ->
                "%s does not permit these credentials to use the project %s (%d %s). Check GOOGLE_CLOUD_PROJECT and GOOGLE_APPLICATION_CREDENTIALS, that the Vertex AI API is enabled in the project, and that the account has the role Vertex AI User."
                        .formatted(vertex.provider(), vertex.project(), error.code(), error.status());
        };
    }

    private String notFound(GeminiError error, HostedModel model) {
        if (error.status().isEmpty()) {
            return "The server at %s is not %s (404). Check %s."
                    .formatted(access.baseUrl(), access.provider(), baseUrlSetting());
        }
        return switch (access) {
            case GeminiAccess.ApiKey ignored ->
                "Gemini has no model %s: the name is wrong, or Google has retired the model. Set %s to one of https://ai.google.dev/gemini-api/docs/models."
                        .formatted(model.name(), model.setting());
            case GeminiAccess.Vertex vertex ->
                "Vertex AI has no model %s in %s: the name is wrong, Google has retired the model, or another location offers it. Set %s, or GOOGLE_CLOUD_LOCATION to global."
                        .formatted(model.name(), vertex.location(), model.setting());
        };
    }

    private String baseUrlSetting() {
        return access instanceof GeminiAccess.ApiKey ? "GOOGLE_GEMINI_BASE_URL" : "GOOGLE_VERTEX_BASE_URL";
    }

    /** Google's authentication library decides which of its failures are temporary. */
    private ProviderException ofCredentials(Retryable failure) {
        return failure.isRetryable()
                ? unavailable("did not issue an access token", (Throwable) failure)
                : new WrongSettingException(
                        "Google no longer accepts the credentials for Vertex AI: they are revoked, expired or invalid. Set GOOGLE_APPLICATION_CREDENTIALS to a valid file, or run gcloud auth application-default login.",
                        (Throwable) failure);
    }

    private ProviderException ofConnection(IOException failure) {
        return unavailable("cannot be reached, or closed the connection during a response", failure);
    }

    private ProviderException unavailable(String what, Throwable cause) {
        return new UnavailableException(access.provider() + " " + what + ". Ask again later.", null, cause);
    }
}

package dev.docent.retrieval.gemini;

import com.google.auth.oauth2.GoogleCredentials;
import com.google.genai.Client;
import com.google.genai.types.ClientOptions;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import okhttp3.OkHttpClient;

/**
 * Creates Google's SDK client with time limits, without retries of its own, and without settings from the environment,
 * which are part of {@link GeminiProperties}.
 */
final class GeminiSdk {

    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";

    private GeminiSdk() {}

    static Client open(GeminiAccess access, GeminiProperties settings) {
        var client = Client.builder()
                .httpOptions(options(access))
                .clientOptions(
                        ClientOptions.builder().customHttpClient(http(settings)).build());
        return switch (access) {
            case GeminiAccess.ApiKey key ->
                client.vertexAI(false).apiKey(key.key()).build();
            case GeminiAccess.Vertex vertex ->
                client.vertexAI(true)
                        .project(vertex.project())
                        .location(vertex.location())
                        .credentials(credentials(vertex))
                        .build();
        };
    }

    private static HttpOptions options(GeminiAccess access) {
        var options = HttpOptions.builder()
                .retryOptions(HttpRetryOptions.builder()
                        .attempts(1)
                        .httpStatusCodes(List.of())
                        .build());
        return access.baseUrl().isBlank()
                ? options.build()
                : options.baseUrl(access.baseUrl().strip()).build();
    }

    private static OkHttpClient http(GeminiProperties settings) {
        return new OkHttpClient.Builder()
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.idleTimeout())
                .writeTimeout(settings.timeout())
                .callTimeout(settings.longest())
                .followRedirects(false)
                .addInterceptor(new GeminiExchange(settings.timeout(), settings.idleTimeout()))
                .build();
    }

    private static GoogleCredentials credentials(GeminiAccess.Vertex vertex) {
        try {
            return found(vertex.credentials()).createScoped(SCOPE);
        } catch (IOException failure) {
            var wrong = vertex.credentials().isEmpty()
                    ? "GOOGLE_CLOUD_PROJECT is set, but this machine has no Google Cloud credentials. Run gcloud auth application-default login, or set GOOGLE_APPLICATION_CREDENTIALS to a credentials file."
                    : "GOOGLE_APPLICATION_CREDENTIALS names %s, which is not a readable credentials file. Create one in Google's console, or run gcloud auth application-default login and unset the variable."
                            .formatted(vertex.credentials());
            throw new WrongSettingException(wrong, failure);
        }
    }

    private static GoogleCredentials found(String file) throws IOException {
        if (file.isEmpty()) {
            return GoogleCredentials.getApplicationDefault();
        }
        try (var json = Files.newInputStream(Path.of(file))) {
            return GoogleCredentials.fromStream(json);
        }
    }
}

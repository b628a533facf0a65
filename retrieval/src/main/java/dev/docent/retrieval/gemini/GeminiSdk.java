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
 * Google's SDK, set up so that it neither waits for ever nor tries again by itself, and asks the environment for nothing:
 * what is in the environment is in our settings.
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
                    ? "GOOGLE_CLOUD_PROJECT is set, but this machine has no credentials of Google Cloud. Run gcloud auth application-default login, or set GOOGLE_APPLICATION_CREDENTIALS to a file of credentials."
                    : "GOOGLE_APPLICATION_CREDENTIALS names %s, which is no readable file of credentials. Make one in Google's console, or run gcloud auth application-default login and unset it."
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

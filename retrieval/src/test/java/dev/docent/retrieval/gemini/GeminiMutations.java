package dev.docent.retrieval.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.docent.retrieval.provider.BodyMutations;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Repeats the requests that a test has sent, with one field wrong, to see that the stand-in is as strict as Google. */
public final class GeminiMutations {

    private static final BodyMutations MUTATIONS = new BodyMutations(
            Set.of(
                    "role",
                    "systemInstruction",
                    "generationConfig",
                    "temperature",
                    "topP",
                    "topK",
                    "maxOutputTokens",
                    "stopSequences",
                    "responseJsonSchema",
                    "description",
                    "enum",
                    "thinkingConfig",
                    "thinkingLevel",
                    "thinkingBudget",
                    "embedContentConfig",
                    "outputDimensionality",
                    "taskType",
                    "task_type",
                    "title",
                    "parameters",
                    "autoTruncate"),
            Set.of("text", "title", "content", "description"));

    /** Requests of the same form are repeated once. */
    private static final Set<String> REPEATED = ConcurrentHashMap.newKeySet();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private GeminiMutations() {}

    /** Fails if the stand-in accepts one of its requests with a wrong field. */
    public static void mustBeRefused(GeminiStandIn google) throws IOException, InterruptedException {
        for (var request : google.requests()) {
            if (request.isAsDocumented() && REPEATED.add(request.path() + BodyMutations.form(request.json()))) {
                for (var mutation : MUTATIONS.of(request.json())) {
                    var reply = send(google, request, mutation.body().toString());
                    assertThat(reply)
                            .as(request.path() + " with " + mutation.what())
                            .startsWith("400 INVALID_ARGUMENT");
                }
            }
        }
    }

    private static String send(GeminiStandIn google, StandInRequest request, String body)
            throws IOException, InterruptedException {
        var sent = HttpRequest.newBuilder(URI.create(google.url() + request.path()))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("x-goog-api-key", request.header("x-goog-api-key"))
                .header("Authorization", request.header("Authorization"))
                .POST(BodyPublishers.ofString(body));
        var reply = HTTP.send(sent.build(), BodyHandlers.ofString());
        return reply.statusCode() + " "
                + new JsonMapper()
                        .readTree(reply.body())
                        .path("error")
                        .path("status")
                        .asText();
    }
}

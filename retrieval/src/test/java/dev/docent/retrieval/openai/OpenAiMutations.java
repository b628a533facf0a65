package dev.docent.retrieval.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.docent.retrieval.openai.OpenAiStandIn.Received;
import dev.docent.retrieval.provider.BodyMutations;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Repeats the requests that a test has sent, with one field wrong, to see that the stand-in is as strict as OpenAI. */
public final class OpenAiMutations {

    private static final BodyMutations MUTATIONS = new BodyMutations(
            Set.of(
                    "stream",
                    "stream_options",
                    "temperature",
                    "max_tokens",
                    "max_completion_tokens",
                    "reasoning_effort",
                    "response_format",
                    "strict",
                    "description",
                    "enum",
                    "dimensions"),
            Set.of("text", "content", "description"));

    /** Requests of the same form are repeated once. */
    private static final Set<String> REPEATED = ConcurrentHashMap.newKeySet();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private OpenAiMutations() {}

    /** Fails if the stand-in accepts one of its requests with a wrong field. */
    public static void mustBeRefused(OpenAiStandIn standIn) throws IOException, InterruptedException {
        for (var request : List.copyOf(standIn.received())) {
            if (request.isAccepted() && REPEATED.add(request.path() + BodyMutations.form(request.body()))) {
                for (var mutation : MUTATIONS.of(request.body())) {
                    assertThat(send(standIn, request, mutation.body().toString()))
                            .as(request.path() + " with " + mutation.what())
                            .matches("40[04] .+");
                }
            }
        }
    }

    /** {@return the status and the code of the error} */
    private static String send(OpenAiStandIn standIn, Received request, String body)
            throws IOException, InterruptedException {
        var sent = HttpRequest.newBuilder(URI.create(standIn.url()).resolve(request.path()))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + OpenAiStandIn.KEY)
                .POST(BodyPublishers.ofString(body));
        var reply = HTTP.send(sent.build(), BodyHandlers.ofString());
        return reply.statusCode() + " "
                + new JsonMapper()
                        .readTree(reply.body())
                        .path("error")
                        .path("code")
                        .asText();
    }
}

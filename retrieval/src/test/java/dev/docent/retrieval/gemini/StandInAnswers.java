package dev.docent.retrieval.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What Google answers when nothing is scripted, and what it refuses. */
final class StandInAnswers {

    static final String TOKEN = "ya29.TheTokenOfTheStandIn";

    private static final String USAGE = """
            "usageMetadata":{"promptTokenCount":5,"candidatesTokenCount":3,"totalTokenCount":8},"modelVersion":"%s","responseId":"r1\"""";

    private StandInAnswers() {}

    static StandInReply of(StandInRequest request) {
        if (!isKnown(request)) {
            return request.isVertex()
                    ? StandInReply.error(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.")
                    : StandInReply.error(
                            400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.", """
                            {"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID"}""");
        }
        if (!request.model()
                .matches("gemini-(3.8-flash|3.1-flash-lite|2.5-pro|embedding-001|embedding-2)|text-embedding-005")) {
            return StandInReply.error(404, "NOT_FOUND", "models/%s is not found".formatted(request.model()));
        }
        return switch (request.call()) {
            case "generateContent" -> StandInReply.of(200, piece(request, "Hello, you.", "STOP"));
            case "streamGenerateContent" ->
                StandInReply.events(piece(request, "Hello, ", null), piece(request, "you.", "STOP"));
            case "batchEmbedContents" -> batch(request);
            case "predict" -> predict(request);
            case "embedContent" -> embed(request);
            default -> StandInReply.error(404, "NOT_FOUND", "There is no such method");
        };
    }

    private static boolean isKnown(StandInRequest request) {
        return request.isVertex()
                ? request.header("Authorization").equals("Bearer " + TOKEN)
                : request.header("x-goog-api-key").equals(GeminiStandIn.KEY);
    }

    private static String piece(StandInRequest request, String text, @Nullable String finishReason) {
        var finish = finishReason == null ? "" : ",\"finishReason\":\"%s\"".formatted(finishReason);
        return """
                {"candidates":[{"content":{"role":"model","parts":[{"text":"%s"}]}%s,"index":0}],%s}""".formatted(text, finish, USAGE.formatted(request.model()));
    }

    private static StandInReply batch(StandInRequest request) {
        var requests = list(request.json().path("requests"));
        return StandInReply.of(
                200,
                "{\"embeddings\":[%s]}"
                        .formatted(requests.stream()
                                .map(each -> "{\"values\":%s}"
                                        .formatted(StandInVectors.of(
                                                request.model(),
                                                each.path("content")
                                                        .path("parts")
                                                        .path(0)
                                                        .path("text")
                                                        .asText(),
                                                each.path("taskType").asText(),
                                                each.path("outputDimensionality")
                                                        .asInt(3072))))
                                .collect(Collectors.joining(","))));
    }

    private static StandInReply predict(StandInRequest request) {
        var instances = list(request.json().path("instances"));
        if (request.model().equals("gemini-embedding-2")) {
            return StandInReply.error(400, "FAILED_PRECONDITION", "The model is not served by predict");
        }
        if (instances.size() > 1 && request.model().startsWith("gemini")) {
            return invalid("Too many instances");
        }
        var dimensions =
                request.json().path("parameters").path("outputDimensionality").asInt(768);
        return StandInReply.of(
                200,
                "{\"predictions\":[%s]}"
                        .formatted(instances.stream()
                                .map(each ->
                                        "{\"embeddings\":{\"values\":%s,\"statistics\":{\"token_count\":2,\"truncated\":false}}}"
                                                .formatted(StandInVectors.of(
                                                        request.model(),
                                                        each.path("content").asText(),
                                                        each.path("task_type").asText(),
                                                        dimensions)))
                                .collect(Collectors.joining(","))));
    }

    private static StandInReply embed(StandInRequest request) {
        var body = request.json();
        return StandInReply.of(
                200,
                "{\"embedding\":{\"values\":%s}}"
                        .formatted(StandInVectors.of(
                                request.model(),
                                body.path("content")
                                        .path("parts")
                                        .path(0)
                                        .path("text")
                                        .asText(),
                                body.path("embedContentConfig").path("taskType").asText(),
                                body.path("embedContentConfig")
                                        .path("outputDimensionality")
                                        .asInt(3072))));
    }

    private static StandInReply invalid(String message) {
        return StandInReply.error(400, "INVALID_ARGUMENT", message);
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}

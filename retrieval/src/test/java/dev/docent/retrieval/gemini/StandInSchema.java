package dev.docent.retrieval.gemini;

import static dev.docent.retrieval.provider.BodySchema.decimal;
import static dev.docent.retrieval.provider.BodySchema.fields;
import static dev.docent.retrieval.provider.BodySchema.flag;
import static dev.docent.retrieval.provider.BodySchema.list;
import static dev.docent.retrieval.provider.BodySchema.oneOf;
import static dev.docent.retrieval.provider.BodySchema.text;
import static dev.docent.retrieval.provider.BodySchema.whole;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docent.retrieval.provider.BodySchema;
import dev.docent.retrieval.provider.BodySchema.Fields;
import dev.docent.retrieval.provider.BodySchema.Violation;
import dev.docent.retrieval.provider.JsonSchemaForm;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * What Google documents of paths and bodies, of the fields that Docent sends and their neighbors.
 *
 * @see <a href="https://ai.google.dev/api/generate-content">generateContent</a>
 * @see <a href="https://ai.google.dev/api/embeddings">embeddings</a>
 * @see <a href="https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/text-embeddings-api">predict</a>
 */
final class StandInSchema {

    private static final Pattern PATH = Pattern.compile(
            "(/v1beta/models/|/v1beta1/projects/p1/locations/europe-west4/publishers/google/models/)[A-Za-z0-9.-]+"
                    + ":(generateContent|streamGenerateContent\\?alt=sse|batchEmbedContents|predict|embedContent)");
    private static final int LONGEST_PROMPT = 20 << 20;
    private static final int LONGEST_BATCH = 4 << 20;
    private static final int MOST_TOKENS_PREDICTED = 20_000;

    private static final BodySchema TASK = oneOf(
            "RETRIEVAL_QUERY",
            "RETRIEVAL_DOCUMENT",
            "SEMANTIC_SIMILARITY",
            "CLASSIFICATION",
            "CLUSTERING",
            "QUESTION_ANSWERING",
            "FACT_VERIFICATION",
            "CODE_RETRIEVAL_QUERY");
    private static final BodySchema DIMENSIONS = whole(128, 3072);

    private static final Fields PART = fields().may("text", text())
            .may(
                    "inlineData",
                    fields().must("mimeType", text("(image|audio|video)/[a-z0-9.+-]+|application/pdf|text/plain"))
                            .must("data", text("[A-Za-z0-9+/]+={0,2}")))
            .may(
                    "fileData",
                    fields().must("fileUri", text("https://.+")).must("mimeType", text("(image|audio)/[a-z0-9.+-]+")))
            .oneOf("text", "inlineData", "fileData");
    private static final Fields CONTENT =
            fields().may("role", oneOf("user", "model")).must("parts", list(PART, 1, 3000));

    private static final Fields GENERATE = fields().must("contents", list(CONTENT, 1, 1000))
            .may("systemInstruction", CONTENT)
            .may(
                    "generationConfig",
                    fields().may("temperature", decimal(0, 2))
                            .may("topP", decimal(0, 1))
                            .may("topK", decimal(1, 1000))
                            .may("candidateCount", whole(1, 8))
                            .may("maxOutputTokens", whole(1, 65_536))
                            .may("stopSequences", list(text(), 0, 5))
                            .may("responseMimeType", oneOf("text/plain", "application/json", "text/x.enum"))
                            .may("responseJsonSchema", new JsonSchemaForm())
                            .may(
                                    "thinkingConfig",
                                    fields().may("includeThoughts", flag())
                                            .may("thinkingBudget", whole(-1, 32_768))
                                            .may("thinkingLevel", oneOf("MINIMAL", "LOW", "MEDIUM", "HIGH"))));

    private static final Fields EMBED_OPTIONS =
            fields().may("taskType", TASK).may("title", text()).may("outputDimensionality", DIMENSIONS);

    private static final Map<String, BodySchema> BODIES = Map.of(
            "generateContent",
            GENERATE,
            "streamGenerateContent",
            GENERATE,
            "batchEmbedContents",
            fields().must(
                            "requests",
                            list(EMBED_OPTIONS.must("model", text("models/.+")).must("content", CONTENT), 1, 100)),
            "embedContent",
            fields().must("content", CONTENT).may("embedContentConfig", EMBED_OPTIONS.may("autoTruncate", flag())),
            "predict",
            fields().must(
                            "instances",
                            list(
                                    fields().must("content", text())
                                            .may("task_type", TASK)
                                            .may("title", text()),
                                    1,
                                    250))
                    .may(
                            "parameters",
                            fields().may("outputDimensionality", DIMENSIONS).may("autoTruncate", flag())));

    private StandInSchema() {}

    /** {@return what Google answers if the request is wrong; empty if it is as documented} */
    static Optional<StandInReply> refusal(StandInRequest request) {
        if (!request.method().equals("POST") || !PATH.matcher(request.path()).matches()) {
            return Optional.of(StandInReply.of(404, "<html>404. That is an error.</html>"));
        }
        if (!request.header("Content-Type").startsWith("application/json")) {
            return invalid("Invalid content type.");
        }
        var isBatch = request.call().equals("batchEmbedContents");
        var longest = isBatch ? LONGEST_BATCH : LONGEST_PROMPT;
        if (request.body().getBytes(StandardCharsets.UTF_8).length > longest) {
            return invalid("Request payload size exceeds the limit: %d bytes.".formatted(longest));
        }
        var body = request.json();
        if (isBatch && body.path("requests").size() > 100) {
            return invalid("at most 100 requests can be in one batch");
        }
        return BODIES.getOrDefault(request.call(), fields())
                .check("", body)
                .map(StandInSchema::message)
                .or(() -> StandInModels.refusal(request.model(), body))
                .or(() -> schemaOfText(body))
                .or(() -> otherModel(request.model(), body))
                .or(() -> titleWithoutDocument(body))
                .or(() -> tooManyTokens(body))
                .flatMap(StandInSchema::invalid);
    }

    private static String message(Violation violation) {
        var path = violation.path();
        return switch (violation.kind()) {
            case UNKNOWN ->
                "Invalid JSON payload received. Unknown name \\\"%s\\\" at '%s': Cannot find field."
                        .formatted(violation.field(), path);
            case MISSING -> "* %s.%s: %2$s is not specified".formatted(path, violation.field());
            case TYPE ->
                "Invalid value at '%s' (TYPE_%s)"
                        .formatted(path, violation.expected().toUpperCase(Locale.ROOT));
            case VALUE -> "Invalid value at '%s'".formatted(path);
        };
    }

    private static Optional<String> schemaOfText(JsonNode body) {
        var config = body.path("generationConfig");
        return config.has("responseJsonSchema")
                        && !config.path("responseMimeType").asText().equals("application/json")
                ? Optional.of(
                        "* GenerateContentRequest.generation_config.response_json_schema: only allowed when mimetype is"
                                + " 'application/json'.")
                : Optional.empty();
    }

    private static Optional<String> otherModel(String model, JsonNode body) {
        return body.path("requests").findValuesAsText("model").stream()
                .filter(name -> !name.equals("models/" + model))
                .findFirst()
                .map(name ->
                        "* BatchEmbedContentsRequest.requests[0].model: the model does not match the one in the URL");
    }

    private static Optional<String> titleWithoutDocument(JsonNode body) {
        var inputs = body.has("requests") ? body.path("requests") : body.path("instances");
        return StreamSupport.stream(inputs.spliterator(), false)
                .filter(input -> input.has("title"))
                .filter(input -> !input.path("taskType")
                        .asText(input.path("task_type").asText())
                        .equals("RETRIEVAL_DOCUMENT"))
                .findFirst()
                .map(input -> "title is only allowed for the task type RETRIEVAL_DOCUMENT");
    }

    private static Optional<String> tooManyTokens(JsonNode body) {
        var words = StreamSupport.stream(body.path("instances").spliterator(), false)
                .mapToLong(each -> each.path("content").asText().split("\\s+").length)
                .sum();
        return words > MOST_TOKENS_PREDICTED && body.path("instances").size() > 1
                ? Optional.of("The input token count is %d but the model supports up to 20000.".formatted(words))
                : Optional.empty();
    }

    private static Optional<StandInReply> invalid(String message) {
        return Optional.of(StandInReply.error(400, "INVALID_ARGUMENT", message));
    }
}

package dev.docent.retrieval.openai;

import static dev.docent.retrieval.provider.BodySchema.decimal;
import static dev.docent.retrieval.provider.BodySchema.either;
import static dev.docent.retrieval.provider.BodySchema.fields;
import static dev.docent.retrieval.provider.BodySchema.flag;
import static dev.docent.retrieval.provider.BodySchema.list;
import static dev.docent.retrieval.provider.BodySchema.oneOf;
import static dev.docent.retrieval.provider.BodySchema.text;
import static dev.docent.retrieval.provider.BodySchema.whole;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docent.retrieval.provider.BodySchema.Fields;
import dev.docent.retrieval.provider.BodySchema.Violation;
import dev.docent.retrieval.provider.JsonSchemaForm;
import java.util.Optional;

/**
 * What OpenAI documents of bodies, of the fields that Docent sends and their neighbors.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat/create">chat completions</a>
 * @see <a href="https://platform.openai.com/docs/api-reference/embeddings/create">embeddings</a>
 */
final class OpenAiSchema {

    private static final Fields TEXT_PART = fields().must("type", oneOf("text")).must("text", text());
    private static final Fields IMAGE_PART = fields().must("type", oneOf("image_url"))
            .must(
                    "image_url",
                    fields().must("url", text("data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}|https://.+"))
                            .may("detail", oneOf("low", "high", "auto")));

    private static final Fields AUDIO_PART = fields().must("type", oneOf("input_audio"))
            .must(
                    "input_audio",
                    fields().must("data", text("[A-Za-z0-9+/]+={0,2}")).must("format", oneOf("wav", "mp3")));

    private static final Fields CHAT = fields().must("model", text())
            .must(
                    "messages",
                    list(
                            fields().must("role", oneOf("developer", "system", "user", "assistant"))
                                    .must(
                                            "content",
                                            either(text(), list(either(TEXT_PART, IMAGE_PART, AUDIO_PART), 1, 500))),
                            1,
                            2048))
            .may("stream", flag())
            .may("stream_options", fields().must("include_usage", flag()))
            .may("temperature", decimal(0, 2))
            .may("top_p", decimal(0, 1))
            .may("max_tokens", whole(1, 128_000))
            .may("max_completion_tokens", whole(1, 128_000))
            .may(
                    "response_format",
                    fields().must("type", oneOf("json_schema"))
                            .must(
                                    "json_schema",
                                    fields().must("name", text("[A-Za-z0-9_-]{1,64}"))
                                            .may("description", text())
                                            .may("strict", flag())
                                            .must("schema", new JsonSchemaForm())))
            .may("reasoning_effort", oneOf("none", "minimal", "low", "medium", "high", "xhigh"));

    private static final Fields EMBEDDINGS = fields().must("model", text())
            .must("input", list(text(), 1, 2048))
            .may("dimensions", whole(1, 4096))
            .may("encoding_format", oneOf("float", "base64"));

    private OpenAiSchema() {}

    /** {@return the error with which OpenAI refuses the body; empty if it is as documented} */
    static Optional<String> refusal(String path, JsonNode body) {
        var found = (path.endsWith("/embeddings") ? EMBEDDINGS : CHAT)
                .check("", body)
                .map(OpenAiSchema::error);
        return found.isEmpty()
                        && body.has("stream_options")
                        && !body.path("stream").asBoolean()
                ? Optional.of(error(
                        "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
                        "stream_options",
                        "invalid_value"))
                : found;
    }

    private static String error(Violation violation) {
        var path = violation.path();
        var field = path.isEmpty() ? violation.field() : path + "." + violation.field();
        return switch (violation.kind()) {
            case UNKNOWN ->
                error("Unrecognized request argument supplied: " + violation.field(), field, "unknown_parameter");
            case MISSING -> error("Missing required parameter: '" + field + "'.", field, "missing_required_parameter");
            case TYPE ->
                error(
                        "Invalid type for '%s': expected %s.".formatted(path, violation.expected()),
                        path,
                        "invalid_type");
            case VALUE -> error("Invalid value for '%s'.".formatted(path), path, "invalid_value");
        };
    }

    private static String error(String message, String param, String code) {
        return """
                {"error":{"message":"%s","type":"invalid_request_error","param":"%s","code":"%s"}}""".formatted(message, param, code);
    }
}

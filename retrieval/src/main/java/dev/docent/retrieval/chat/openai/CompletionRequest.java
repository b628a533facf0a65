package dev.docent.retrieval.chat.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docent.retrieval.chat.InlineMedia;
import dev.docent.retrieval.chat.LinkedMedia;
import dev.docent.retrieval.chat.ReplyOptions;
import dev.docent.retrieval.chat.ReplySchema;
import dev.docent.retrieval.openai.OpenAiServer;
import dev.docent.retrieval.provider.CallSize;
import dev.docent.retrieval.provider.TokenEstimate;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.content.Media;

/**
 * A prompt as a request of OpenAI's API.
 *
 * @param model the model
 * @param isOpenAi whether it goes to OpenAI's own models, whose output limit has another name since they reason
 * @param reasoning how much the model is asked to reason
 */
record CompletionRequest(Prompt prompt, String model, boolean isOpenAi, Reasoning reasoning) {

    /** OpenAI's names of the formats of audio, by subtype. */
    private static final Map<String, String> AUDIO_FORMATS = Map.of("wav", "wav", "mpeg", "mp3");

    /**
     * {@return the request for a streamed answer}
     *
     * @throws IllegalArgumentException if the prompt contains more than text, images and audio
     */
    ObjectNode streamed() {
        InlineMedia.mustFit(prompt.getInstructions());
        var wanted = Optional.ofNullable(prompt.getOptions());
        var request = OpenAiServer.JSON.createObjectNode();
        request.put("model", model).put("stream", true);
        request.putObject("stream_options").put("include_usage", true);
        wanted.map(ChatOptions::getTemperature)
                .filter(value -> takesTemperature())
                .ifPresent(value -> request.put("temperature", value));
        wanted.map(ChatOptions::getMaxTokens)
                .map(most -> most + reasoning.tokens())
                .ifPresent(most -> request.put(isOpenAi ? "max_completion_tokens" : "max_tokens", most));
        if (!reasoning.effort().isEmpty()) {
            request.put("reasoning_effort", reasoning.effort());
        }
        ReplyOptions.schema(prompt.getOptions()).ifPresent(reply -> addForm(reply, request));
        var messages = request.putArray("messages");
        prompt.getInstructions().forEach(message -> add(message, messages.addObject()));
        return request;
    }

    private static void addForm(ReplySchema reply, ObjectNode request) {
        request.putObject("response_format")
                .put("type", "json_schema")
                .putObject("json_schema")
                .put("name", reply.name())
                .put("strict", true)
                .set("schema", reply.schema());
    }

    /** OpenAI's own models that reason reject any temperature but the default. */
    private boolean takesTemperature() {
        return !isOpenAi || reasoning.equals(Reasoning.NONE);
    }

    /** {@return what the request takes of the rate limits} */
    CallSize size() {
        var texts = prompt.getInstructions().stream().map(Message::getText);
        return new CallSize(
                1, texts.filter(Objects::nonNull).mapToLong(TokenEstimate::of).sum());
    }

    private static void add(Message message, ObjectNode written) {
        written.put("role", role(message));
        var media = InlineMedia.of(message);
        if (media.isEmpty()) {
            written.put("content", message.getText());
            return;
        }
        var parts = written.putArray("content");
        media.forEach(each -> add(each, parts));
        parts.addObject().put("type", "text").put("text", message.getText());
    }

    private static void add(Media media, ArrayNode parts) {
        switch (media.getMimeType().getType()) {
            case "image" ->
                parts.addObject()
                        .put("type", "image_url")
                        .putObject("image_url")
                        .put("url", url(media));
            case "audio" -> addAudio(media, parts);
            default ->
                throw new IllegalArgumentException(
                        "This model accepts only text, images and audio, not " + media.getMimeType());
        }
    }

    private static String url(Media image) {
        return image instanceof LinkedMedia linked
                ? linked.address().toString()
                : "data:%s;base64,%s".formatted(image.getMimeType(), base64(image));
    }

    private static void addAudio(Media audio, ArrayNode parts) {
        var type = audio.getMimeType().getSubtype();
        if (!AUDIO_FORMATS.containsKey(type)) {
            throw new IllegalArgumentException("This model accepts audio only as WAV or MP3, not " + type);
        }
        parts.addObject()
                .put("type", "input_audio")
                .putObject("input_audio")
                .put("data", base64(audio))
                .put("format", AUDIO_FORMATS.get(type));
    }

    private static String base64(Media media) {
        return Base64.getEncoder().encodeToString(InlineMedia.bytes(media));
    }

    private static String role(Message message) {
        return switch (message.getMessageType()) {
            case SYSTEM -> "system";
            case USER -> "user";
            case ASSISTANT -> "assistant";
            case TOOL -> throw new IllegalArgumentException("This model does not support tools");
        };
    }
}

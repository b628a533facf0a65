package dev.docent.retrieval.chat.gemini;

import com.google.genai.types.Content;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.Part;
import dev.docent.retrieval.chat.InlineMedia;
import dev.docent.retrieval.chat.LinkedMedia;
import dev.docent.retrieval.chat.ReplyOptions;
import dev.docent.retrieval.gemini.GeminiClient;
import dev.docent.retrieval.provider.HostedModel;
import dev.docent.retrieval.provider.TokenEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.MessageType;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.content.Media;

/**
 * Converts a prompt to a request to Google's models. System messages become the system instruction; all others form the
 * conversation, which must end with a user message.
 */
final class GeminiRequest {

    /** A rough average of an image or audio file. */
    private static final long TOKENS_OF_MEDIA = 300;

    private GeminiRequest() {}

    /**
     * @param thinkingLevel the setting; empty for the default of the model
     * @throws IllegalArgumentException if the prompt does not end with a user message, or contains unsupported content
     */
    static GeminiClient.Request of(Prompt prompt, HostedModel model, String thinkingLevel) {
        var messages = prompt.getInstructions();
        if (messages.isEmpty() || messages.getLast().getMessageType() != MessageType.USER) {
            throw new IllegalArgumentException("A prompt must end with a user message");
        }
        InlineMedia.mustFit(messages);
        var contents =
                messages.stream().flatMap(message -> content(message).stream()).toList();
        var config = config(prompt.getOptions());
        ReplyOptions.effort(prompt.getOptions())
                .map(effort -> GeminiThinking.of(model.name(), effort, thinkingLevel))
                .ifPresent(thinking -> think(thinking, prompt.getOptions(), config));
        var system = messages.stream()
                .filter(message -> message.getMessageType() == MessageType.SYSTEM)
                .map(Message::getText)
                .collect(Collectors.joining("\n\n"));
        if (!system.isBlank()) {
            config.systemInstruction(Content.fromParts(Part.fromText(system)));
        }
        return new GeminiClient.Request(model, contents, config.build(), tokens(messages));
    }

    /** Unset options are omitted, because newer models reject some of them. */
    private static GenerateContentConfig.Builder config(@Nullable ChatOptions options) {
        var config = GenerateContentConfig.builder();
        if (options == null) {
            return config;
        }
        Optional.ofNullable(options.getTemperature()).map(Double::floatValue).ifPresent(config::temperature);
        Optional.ofNullable(options.getTopP()).map(Double::floatValue).ifPresent(config::topP);
        Optional.ofNullable(options.getTopK()).map(Integer::floatValue).ifPresent(config::topK);
        Optional.ofNullable(options.getMaxTokens()).ifPresent(config::maxOutputTokens);
        Optional.ofNullable(options.getStopSequences())
                .filter(sequences -> !sequences.isEmpty())
                .ifPresent(config::stopSequences);
        ReplyOptions.schema(options)
                .ifPresent(reply -> config.responseMimeType("application/json").responseJsonSchema(reply.schema()));
        return config;
    }

    private static void think(GeminiThinking thinking, ChatOptions options, GenerateContentConfig.Builder config) {
        Optional.ofNullable(thinking.config()).ifPresent(config::thinkingConfig);
        Optional.ofNullable(options.getMaxTokens()).ifPresent(most -> config.maxOutputTokens(most + thinking.tokens()));
    }

    private static List<Content> content(Message message) {
        return switch (message.getMessageType()) {
            case SYSTEM -> List.of();
            case USER -> content("user", parts((UserMessage) message));
            case ASSISTANT -> content("model", text(((AssistantMessage) message).getText()));
            case TOOL -> throw new IllegalArgumentException("Tool results cannot be sent to Gemini");
        };
    }

    /**
     * A message without parts is omitted, such as a blocked answer in the history, because Google would reject the
     * whole request.
     */
    private static List<Content> content(String role, List<Part> parts) {
        return parts.isEmpty()
                ? List.of()
                : List.of(Content.builder().role(role).parts(parts).build());
    }

    private static List<Part> parts(UserMessage message) {
        var parts = new ArrayList<Part>();
        message.getMedia().forEach(media -> parts.add(part(media)));
        parts.addAll(text(message.getText()));
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("A user message is empty");
        }
        return parts;
    }

    private static Part part(Media media) {
        var type = media.getMimeType().toString();
        return media instanceof LinkedMedia linked
                ? Part.fromUri(linked.address().toString(), type)
                : Part.fromBytes(InlineMedia.bytes(media), type);
    }

    private static List<Part> text(@Nullable String text) {
        return text == null || text.isBlank() ? List.of() : List.of(Part.fromText(text));
    }

    private static long tokens(List<Message> messages) {
        return messages.stream()
                .flatMapToLong(message -> Stream.concat(
                                Stream.ofNullable(message.getText()).map(TokenEstimate::of),
                                InlineMedia.of(message).stream().map(media -> TOKENS_OF_MEDIA))
                        .mapToLong(Long::longValue))
                .sum();
    }
}

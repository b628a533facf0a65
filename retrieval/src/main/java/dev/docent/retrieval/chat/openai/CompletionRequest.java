package dev.docent.retrieval.chat.openai;

import dev.docent.retrieval.provider.CallSize;
import dev.docent.retrieval.provider.HostedModel;
import dev.docent.retrieval.provider.TokenEstimate;
import java.util.List;
import java.util.Objects;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.content.MediaContent;
import org.springframework.ai.model.ModelOptionsUtils;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.api.OpenAiApi.ChatCompletionMessage;
import org.springframework.ai.openai.api.OpenAiApi.ChatCompletionMessage.Role;
import org.springframework.ai.openai.api.OpenAiApi.ChatCompletionRequest;
import org.springframework.ai.openai.api.OpenAiApi.ChatCompletionRequest.StreamOptions;

/**
 * A prompt as a request of OpenAI's API.
 *
 * @param isOpenAi whether it goes to OpenAI's own models, whose output limit has another name since they reason
 */
record CompletionRequest(Prompt prompt, HostedModel model, boolean isOpenAi) {

    /**
     * {@return the request for a streamed answer}
     *
     * @throws IllegalArgumentException if the prompt contains more than text
     */
    ChatCompletionRequest streamed() {
        var request = new ChatCompletionRequest(messages(), true);
        return ModelOptionsUtils.merge(options(), request, ChatCompletionRequest.class)
                .streamOptions(StreamOptions.INCLUDE_USAGE);
    }

    /** {@return what the request takes of the rate limits} */
    CallSize size() {
        var texts = prompt.getInstructions().stream().map(Message::getText);
        return new CallSize(
                1, texts.filter(Objects::nonNull).mapToLong(TokenEstimate::of).sum());
    }

    private OpenAiChatOptions options() {
        var wanted = prompt.getOptions() == null ? ChatOptions.builder().build() : prompt.getOptions();
        var options = OpenAiChatOptions.builder()
                .model(wanted.getModel() == null ? model.name() : wanted.getModel())
                .temperature(wanted.getTemperature());
        return (isOpenAi
                        ? options.maxCompletionTokens(wanted.getMaxTokens())
                        : options.maxTokens(wanted.getMaxTokens()))
                .build();
    }

    private List<ChatCompletionMessage> messages() {
        return prompt.getInstructions().stream().map(CompletionRequest::message).toList();
    }

    private static ChatCompletionMessage message(Message message) {
        if (message instanceof MediaContent content && !content.getMedia().isEmpty()) {
            throw new IllegalArgumentException("This model accepts only text");
        }
        return new ChatCompletionMessage(message.getText(), role(message));
    }

    private static Role role(Message message) {
        return switch (message.getMessageType()) {
            case SYSTEM -> Role.SYSTEM;
            case USER -> Role.USER;
            case ASSISTANT -> Role.ASSISTANT;
            case TOOL -> throw new IllegalArgumentException("This model does not support tools");
        };
    }
}

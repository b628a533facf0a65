package dev.docent.retrieval.answering.generative;

import dev.docent.retrieval.chat.Blocked;
import dev.docent.retrieval.chat.ThoughtTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.publisher.Flux;

/** Says what it was told to, whatever it is asked, and remembers what that was. */
public final class ScriptedChatModel implements ChatModel {

    private final Function<Prompt, Flux<ChatResponse>> script;
    private final List<Prompt> prompts = new ArrayList<>();

    public ScriptedChatModel(Function<Prompt, Flux<ChatResponse>> script) {
        this.script = script;
    }

    public static ScriptedChatModel saying(String... chunks) {
        return new ScriptedChatModel(prompt -> Flux.fromArray(chunks).map(ScriptedChatModel::chunk));
    }

    static ChatResponse chunk(String text) {
        return new ChatResponse(List.of(new Generation(new AssistantMessage(text))));
    }

    /** {@return the last chunk of a reply, which has no text} */
    static ChatResponse end(String reason, int read, int written) {
        return thoughtful(reason, read, written, 0);
    }

    /** {@return the last chunk of a reply that was thought about} @param thought tokens, which are part of those written */
    static ChatResponse thoughtful(String reason, int read, int written, int thought) {
        return end(
                ChatGenerationMetadata.builder().finishReason(reason),
                new DefaultUsage(read, written, read + written, new ThoughtTokens(thought)));
    }

    /** {@return the last chunk of a reply that the provider withholds} */
    static ChatResponse withheld(String reason, int read) {
        return end(
                new Blocked(Blocked.Part.ANSWER, reason).in(ChatGenerationMetadata.builder()),
                new DefaultUsage(read, 0));
    }

    private static ChatResponse end(ChatGenerationMetadata.Builder metadata, Usage usage) {
        return new ChatResponse(
                List.of(new Generation(new AssistantMessage(""), metadata.build())),
                ChatResponseMetadata.builder()
                        .model("scripted-1.5")
                        .usage(usage)
                        .build());
    }

    public List<Prompt> prompts() {
        return prompts;
    }

    @Override
    public ChatResponse call(Prompt prompt) {
        throw new UnsupportedOperationException("Answers are streamed");
    }

    @Override
    public Flux<ChatResponse> stream(Prompt prompt) {
        prompts.add(prompt);
        return script.apply(prompt);
    }

    @Override
    public ChatOptions getDefaultOptions() {
        return ChatOptions.builder().model("scripted").build();
    }
}

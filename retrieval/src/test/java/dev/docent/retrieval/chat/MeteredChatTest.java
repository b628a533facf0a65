package dev.docent.retrieval.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.retrieval.provider.ProviderException.BudgetUsedUpException;
import dev.docent.retrieval.usage.RecordedUsage;
import dev.docent.retrieval.usage.TokenUsage.Purpose;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.publisher.Flux;

class MeteredChatTest {

    private final RecordedUsage usage = new RecordedUsage();

    @Test
    void countsWhatTheProviderReportedLastWithItsThoughts() {
        var early = said("Hello, ", new DefaultUsage(11, 2, 13, new ThoughtTokens(1)));
        var whole = said("you.", new DefaultUsage(11, 9, 20, new ThoughtTokens(5)));

        chat(Flux.just(early, whole)).stream("ann", new Prompt("Hello?")).blockLast();

        assertThat(usage.calls()).containsExactly("ann ANSWERING model-7 11+9(5)");
    }

    @Test
    void expectsTheTokensThatTheProviderDoesNotReport() {
        var chunk = new ChatResponse(List.of(new Generation(new AssistantMessage("Hello to you, and to all."))));

        chat(Flux.just(chunk)).stream("ann", new Prompt("Who is there?")).blockLast();

        assertThat(usage.calls()).containsExactly("ann ANSWERING model 3+6(0)");
    }

    @Test
    void countsAnAnswerThatBreaksOffAndNothingForOneThatNeverCame() {
        var begun = said("Hello", new DefaultUsage(11, 1));
        var broken = Flux.<ChatResponse>error(new IllegalStateException("broken"));

        assertThatThrownBy(() -> chat(Flux.just(begun).concatWith(broken)).stream("ann", new Prompt("Hello?"))
                        .blockLast())
                .hasMessage("broken");
        assertThatThrownBy(
                        () -> chat(broken).stream("ann", new Prompt("Hello?")).blockLast())
                .hasMessage("broken");

        assertThat(usage.calls()).containsExactly("ann ANSWERING model-7 11+1(0)", "ann ANSWERING model 0+0(0)");
    }

    @Test
    void refusesAnAccountWhoseBudgetIsUsedUp() {
        usage.useUp("ann");

        assertThatThrownBy(() -> chat(Flux.error(new AssertionError("asked"))).stream("ann", new Prompt("Hello?"))
                        .blockLast())
                .isInstanceOf(BudgetUsedUpException.class);
        assertThat(usage.calls()).isEmpty();
    }

    private static ChatResponse said(String text, DefaultUsage counted) {
        return new ChatResponse(
                List.of(new Generation(new AssistantMessage(text))),
                ChatResponseMetadata.builder().model("model-7").usage(counted).build());
    }

    private MeteredChat chat(Flux<ChatResponse> answer) {
        return new MeteredChat(
                new ChatModel() {
                    @Override
                    public ChatResponse call(Prompt prompt) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public Flux<ChatResponse> stream(Prompt prompt) {
                        return answer;
                    }

                    @Override
                    public ChatOptions getDefaultOptions() {
                        return ChatOptions.builder().model("model").build();
                    }
                },
                usage,
                Purpose.ANSWERING);
    }
}

package dev.docent.retrieval.chat.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.chat.ReplyOptions;
import dev.docent.retrieval.chat.ReplyOptions.Effort;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.prompt.Prompt;

class CompletionRequestTest {

    @ParameterizedTest
    @CsvSource({
        "gpt-4o, true, true",
        "o4-mini, true, false",
        "gpt-5, true, false",
        "gpt-5.1-chat, true, false",
        "qwen3, false, true"
    })
    void hasATemperatureUnlessAModelOfOpenAiReasons(String model, boolean isOpenAi, boolean takesIt) {
        var prompt =
                new Prompt(List.of(new UserMessage("When?")), new ReplyOptions(50, Effort.LOW, "ignored here", 0.4));
        var reasoning = Reasoning.of(model, isOpenAi, Effort.LOW, "");

        var sent = new CompletionRequest(prompt, model, isOpenAi, reasoning).streamed();

        assertThat(sent.path("temperature").asDouble(-1)).isEqualTo(takesIt ? 0.4 : -1);
    }
}

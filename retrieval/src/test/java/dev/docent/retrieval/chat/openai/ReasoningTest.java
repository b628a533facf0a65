package dev.docent.retrieval.chat.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.chat.ReplyOptions.Effort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasoningTest {

    /** The efforts that OpenAI documents for each model. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    gpt-5              | low | minimal | 4096
                    gpt-5-2025-08-07   | low | minimal | 4096
                    gpt-5-mini         | low | minimal | 4096
                    gpt-5-nano         | low | minimal | 4096
                    gpt-5-codex        | low | low     | 4096
                    gpt-5.1            | low | none    | 4096
                    gpt-5.4-mini       | low | none    | 4096
                    gpt-5.2-codex      | low | low     | 4096
                    o1                 | low | low     | 4096
                    o3-mini            | low | low     | 4096
                    o4-mini-2025-04-16 | low | low     | 4096
                    o1-mini            | ''  | ''      | 4096
                    gpt-5-pro          | ''  | ''      | 4096
                    gpt-5-chat-latest  | ''  | ''      | 4096
                    gpt-5.1-chat-latest | '' | ''      | 4096
                    gpt-4o             | ''  | ''      | 0
                    gpt-4.1-mini       | ''  | ''      | 0
                    """)
    void isLowForAnswersAndAsLowAsTheModelAllowsForRewriting(String model, String answers, String rewriting, int room) {
        assertThat(Reasoning.of(model, true, Effort.LOW, "")).isEqualTo(new Reasoning(answers, room));
        assertThat(Reasoning.of(model, true, Effort.LOWEST, "").effort()).isEqualTo(rewriting);
    }

    @Test
    void isNotAskedOfOtherServersUnlessItIsSet() {
        assertThat(Reasoning.of("gpt-5", false, Effort.LOW, "")).isEqualTo(Reasoning.NONE);
        assertThat(Reasoning.of("gpt-oss", false, Effort.LOW, "high")).isEqualTo(new Reasoning("high", 32_768));
        assertThat(Reasoning.of("gpt-oss", false, Effort.LOWEST, "high")).isEqualTo(new Reasoning("low", 4096));
        assertThat(Reasoning.of("qwen3", false, Effort.LOWEST, "none")).isEqualTo(new Reasoning("none", 0));
        assertThat(Reasoning.of("gpt-5", true, Effort.LOWEST, "high").effort()).isEqualTo("minimal");
        assertThat(Reasoning.of("gpt-5", true, Effort.LOW, "off")).isEqualTo(Reasoning.USUAL);
        assertThat(Reasoning.of("gpt-oss", false, Effort.LOW, "off")).isEqualTo(Reasoning.NONE);
    }
}

package dev.docent.retrieval.chat.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.chat.ReplyOptions.Effort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiThinkingTest {

    /** The levels that each model accepted in September 2026, and the budgets of Google's documentation. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    gemini-3.8-flash                                | LOW  | LOW
                    gemini-3.7-flash                                | LOW  | LOW
                    gemini-3.6-flash                                | LOW  | MINIMAL
                    gemini-3.5-flash                                | LOW  | MINIMAL
                    gemini-3.5-flash-lite                           | LOW  | MINIMAL
                    gemini-3.1-flash-lite                           | LOW  | MINIMAL
                    gemini-3.9-flash-lite                           | LOW  | MINIMAL
                    gemini-3-flash-preview                          | LOW  | MINIMAL
                    gemini-3.1-pro-preview                          | LOW  | LOW
                    gemini-4-pro                                    | LOW  | LOW
                    gemini-4-flash                                  | LOW  | LOW
                    gemini-flash-latest                             | LOW  | LOW
                    publishers/google/models/gemini-3.6-flash       | LOW  | MINIMAL
                    gemini-2.5-flash                                | 1024 | 0
                    gemini-2.5-flash-preview-09-2025                | 1024 | 0
                    gemini-2.5-flash-lite                           | 1024 | 0
                    gemini-2.5-pro                                  | 1024 | 128
                    gemini-2.0-flash                                | -    | -
                    gemini-2.0-flash-thinking-exp                   | -    | -
                    gemini-1.5-pro-002                              | -    | -
                    gemma-3-27b-it                                  | -    | -
                    projects/p1/locations/us-central1/endpoints/123 | -    | -
                    """)
    void isLowForAnswersAndAsLowAsTheModelAllowsForRewriting(String model, String answers, String rewriting) {
        assertThat(asked(GeminiThinking.of(model, Effort.LOW, ""))).isEqualTo(answers);
        assertThat(asked(GeminiThinking.of(model, Effort.LOWEST, ""))).isEqualTo(rewriting);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    gemini-3.8-flash | HIGH    | HIGH  | 32768 | LOW | 4096
                    gemini-3.8-flash | MINIMAL | MINIMAL | 1024 | LOW | 4096
                    gemini-2.5-flash | MEDIUM  | 8192  | 16384 | 0   | 1024
                    gemini-2.0-flash | LOW     | LOW   | 4096  | -   | 0
                    gemini-3.8-flash | OFF     | -     | 32768 | -   | 32768
                    gemini-2.0-flash | OFF     | -     | 0     | -   | 0
                    """)
    void isWhatIsSet(String model, String setting, String answers, int room, String rewriting, int roomToRewrite) {
        var answer = GeminiThinking.of(model, Effort.LOW, setting);
        var rewritten = GeminiThinking.of(model, Effort.LOWEST, setting);

        assertThat(asked(answer)).isEqualTo(answers);
        assertThat(answer.tokens()).isEqualTo(room);
        assertThat(asked(rewritten)).isEqualTo(rewriting);
        assertThat(rewritten.tokens()).isEqualTo(roomToRewrite);
    }

    /** {@return the level or the budget} */
    private static String asked(GeminiThinking thinking) {
        var config = thinking.config();
        return config == null
                ? "-"
                : config.thinkingLevel()
                        .map(Object::toString)
                        .or(() -> config.thinkingBudget().map(String::valueOf))
                        .orElseThrow();
    }
}

package dev.docent.retrieval.question.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.Question.Turn;
import dev.docent.retrieval.answering.StoredDocuments;
import dev.docent.retrieval.answering.generative.ScriptedChatModel;
import dev.docent.retrieval.chat.MeteredChat;
import dev.docent.retrieval.chat.ReplyOptions;
import dev.docent.retrieval.chat.ReplyOptions.Effort;
import dev.docent.retrieval.usage.TokenUsage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.ai.chat.messages.Message;
import reactor.core.publisher.Flux;

class ModelQuestionRewritingTest {

    private static final Question LEANING = question(
            "And how high\nis it?",
            new Turn("Where is the lighthouse?", "It stands on the cape [1].", true),
            new Turn("Who built it?", "Agnes Thorburn did [1].", true));

    @Test
    void asksWhatTheModelMakesOfTheQuestion() {
        var model = ScriptedChatModel.saying("How high is the ", "lighthouse on the cape?\n");

        var alone = rewriting(model).standalone(LEANING);

        assertThat(alone.text()).isEqualTo("How high is the lighthouse on the cape?");
        assertThat(alone.conversation()).isEqualTo(LEANING.conversation());
        assertThat(ReplyOptions.effort(model.prompts().getFirst().getOptions())).contains(Effort.LOWEST);
        assertThat(model.prompts().getFirst().getInstructions())
                .extracting(Message::getText)
                .last()
                .isEqualTo("""
                        User: Where is the lighthouse?
                        Answer: It stands on the cape [1].
                        User: Who built it?
                        Answer: Agnes Thorburn did [1].
                        Last question: And how high is it?""");
    }

    @Test
    void asksNobodyWhereNothingWasSaidBefore() {
        var model = ScriptedChatModel.saying("Something else?");
        var first = question("How high is it?");

        assertThat(rewriting(model).standalone(first)).isSameAs(first);
        assertThat(model.prompts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "Sure! Here it is:\nHow high is the lighthouse?"})
    void leavesItToTheRulesWhenTheModelSaysSomethingElse(String reply) {
        assertThat(rewriting(ScriptedChatModel.saying(reply))
                        .standalone(LEANING)
                        .text())
                .isEqualTo("by rule");
        assertThat(rewriting(ScriptedChatModel.saying("word ".repeat(300)))
                        .standalone(LEANING)
                        .text())
                .isEqualTo("by rule");
    }

    @Test
    void leavesItToTheRulesWhenTheModelCannotBeHad() {
        var down = new ScriptedChatModel(prompt -> Flux.error(new IllegalStateException("down")));
        var silent = new ScriptedChatModel(prompt -> Flux.never());

        assertThat(rewriting(down).standalone(LEANING).text()).isEqualTo("by rule");
        assertThat(rewriting(silent).standalone(LEANING).text()).isEqualTo("by rule");
    }

    private static ModelQuestionRewriting rewriting(ScriptedChatModel model) {
        return new ModelQuestionRewriting(
                new MeteredChat(model, TokenUsage.NONE, TokenUsage.Purpose.REWRITING),
                question -> question.withText("by rule"),
                Duration.ofMillis(200));
    }

    private static Question question(String text, Turn... turns) {
        return new Question(StoredDocuments.SCOPE, text, List.of(turns));
    }
}

package dev.docent.api.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.api.conversation.history.Message;
import dev.docent.retrieval.answering.Question.Turn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TurnsTest {

    @Test
    void areQuestionsAsTheyWereAskedInFactWithTheirAnswers() {
        var turns = Turns.of(List.of(
                question("Who built it?", null),
                answer("Agnes. [1]", true),
                question("And when?", "when was it built?"),
                answer("Nobody knows.", false)));

        assertThat(turns)
                .containsExactly(
                        new Turn("Who built it?", "Agnes. [1]", true),
                        new Turn("when was it built?", "Nobody knows.", false));
    }

    @Test
    void ofSimultaneousQuestionsAreEachPairedOnce() {
        var turns =
                Turns.of(List.of(question("a", null), question("b", null), answer("to a", true), answer("to b", true)));

        assertThat(turns).containsExactly(new Turn("a", "to a", true), new Turn("b", "to b", true));
    }

    @Test
    void leaveOutAQuestionThatWasNeverAnswered() {
        var turns = Turns.of(List.of(
                question("killed", null),
                question("a", null),
                answer("to a", true),
                question("b", null),
                answer("to b", true),
                question("open", null)));

        assertThat(turns).containsExactly(new Turn("a", "to a", true), new Turn("b", "to b", true));
    }

    @Test
    void leaveOutAnAnswerWhoseQuestionLiesFurtherBack() {
        var turns = Turns.of(List.of(answer("to what?", true), question("a", null), answer("to a", true)));

        assertThat(turns).containsExactly(new Turn("a", "to a", true));
    }

    private static Message question(String content, @Nullable String standalone) {
        return message(Message.Role.USER, content, standalone, null);
    }

    private static Message answer(String content, boolean grounded) {
        return message(Message.Role.ASSISTANT, content, null, grounded);
    }

    private static Message message(
            Message.Role role, String content, @Nullable String standalone, @Nullable Boolean grounded) {
        return new Message(
                "id",
                null,
                "owner",
                "conversation",
                null,
                role,
                null,
                content,
                null,
                standalone,
                Message.Citations.NONE,
                null,
                grounded,
                null,
                null,
                null,
                null,
                null,
                null,
                Instant.EPOCH);
    }
}

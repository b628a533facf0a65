package dev.docent.api.conversation;

import dev.docent.api.conversation.history.Message;
import dev.docent.retrieval.answering.Question;
import java.util.ArrayList;
import java.util.List;

/** Pairs questions with their answers. */
final class Turns {

    private final List<PathTurn> turns = new ArrayList<>();
    private final List<Message> questions = new ArrayList<>();
    private final List<Message> answers = new ArrayList<>();

    private Turns() {}

    /**
     * {@return the pairs of questions, as rewritten, and answers, oldest first} The answers to concurrent questions are
     * assigned in the order in which the questions were stored. A question without an answer, as after a crash, forms no
     * pair; neither does an answer that is being generated, or whose question is not among the messages.
     */
    static List<Question.Turn> of(List<Message> oldestFirst) {
        return along(oldestFirst).stream().map(PathTurn::turn).toList();
    }

    /** {@return the same pairs with the ids of their answers} */
    static List<PathTurn> along(List<Message> oldestFirst) {
        var pairs = new Turns();
        oldestFirst.stream().filter(Message::isWhole).forEach(pairs::add);
        pairs.pair();
        return pairs.turns;
    }

    private void add(Message message) {
        switch (message.role()) {
            case USER -> {
                if (!answers.isEmpty()) {
                    pair();
                }
                questions.add(message);
            }
            case ASSISTANT -> answers.add(message);
        }
    }

    /** Pairs the last answers with the last questions: those without a counterpart are older. */
    private void pair() {
        var count = Math.min(questions.size(), answers.size());
        for (var back = count; back > 0; back--) {
            turns.add(turn(questions.get(questions.size() - back), answers.get(answers.size() - back)));
        }
        questions.clear();
        answers.clear();
    }

    private static PathTurn turn(Message question, Message answer) {
        return new PathTurn(
                answer.id(),
                new Question.Turn(question.asked(), answer.content(), Boolean.TRUE.equals(answer.grounded())));
    }
}

package dev.docent.api.conversation;

import dev.docent.retrieval.answering.Question;
import java.util.ArrayList;
import java.util.List;

/** Pairs questions with their answers. */
final class Turns {

    private Turns() {}

    /** {@return the pairs, oldest first}; simultaneous questions of one conversation are paired in the order stored */
    static List<Question.Turn> of(List<Message> oldestFirst) {
        var turns = new ArrayList<Question.Turn>();
        var question = "";
        for (var message : oldestFirst) {
            switch (message.role()) {
                case USER -> question = message.content();
                case ASSISTANT -> turns.add(new Question.Turn(question, message.content()));
            }
        }
        return turns.stream().filter(turn -> !turn.question().isEmpty()).toList();
    }
}

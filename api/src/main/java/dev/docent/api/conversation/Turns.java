package dev.docent.api.conversation;

import dev.docent.retrieval.answering.Question;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Pairs questions with their answers. */
final class Turns {

    private Turns() {}

    /**
     * {@return the pairs, oldest first, with what was asked in fact}; the answers of simultaneous questions go to them in
     * the order in which the questions are stored; an answer whose question is not among the messages makes no pair
     */
    static List<Question.Turn> of(List<Message> oldestFirst) {
        var turns = new ArrayList<Question.Turn>();
        var open = new ArrayDeque<Message>();
        for (var message : oldestFirst) {
            switch (message.role()) {
                case USER -> open.add(message);
                case ASSISTANT -> {
                    if (!open.isEmpty()) {
                        turns.add(turn(open.remove(), message));
                    }
                }
            }
        }
        return turns;
    }

    private static Question.Turn turn(Message question, Message answer) {
        return new Question.Turn(question.asked(), answer.content(), Boolean.TRUE.equals(answer.grounded()));
    }
}

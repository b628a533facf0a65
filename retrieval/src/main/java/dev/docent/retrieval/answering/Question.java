package dev.docent.retrieval.answering;

import dev.docent.retrieval.passage.Scope;
import java.util.List;

/**
 * What is asked, and of which documents.
 *
 * @param scope whose passages may answer it
 * @param text the question, in the user's words
 * @param conversation what was said before, oldest first
 */
public record Question(Scope scope, String text, List<Turn> conversation) {

    public Question {
        conversation = List.copyOf(conversation);
        if (text.isBlank()) {
            throw new IllegalArgumentException("A question has words");
        }
    }

    /**
     * An earlier question and its answer.
     *
     * @param question as it was asked in fact, standing alone
     * @param answer what was said, also when it was a refusal
     * @param grounded whether the answer rests on documents
     */
    public record Turn(String question, String answer, boolean grounded) {}
}

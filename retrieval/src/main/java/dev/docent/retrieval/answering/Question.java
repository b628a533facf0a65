package dev.docent.retrieval.answering;

import dev.docent.retrieval.passage.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked, and of which documents.
 *
 * @param scope whose passages may answer it
 * @param text the question, in the user's words
 * @param conversation what was said before, oldest first
 * @param strictness how readily it is refused; null for what is usual in the service
 */
public record Question(
        Scope scope,
        String text,
        List<Turn> conversation,
        @Nullable Strictness strictness) {

    public Question {
        conversation = List.copyOf(conversation);
        if (text.isBlank()) {
            throw new IllegalArgumentException("A question has words");
        }
    }

    /** A question that is refused as readily as is usual in the service. */
    public Question(Scope scope, String text, List<Turn> conversation) {
        this(scope, text, conversation, null);
    }

    /** {@return the same question in other words} */
    public Question withText(String words) {
        return new Question(scope, words, conversation, strictness);
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

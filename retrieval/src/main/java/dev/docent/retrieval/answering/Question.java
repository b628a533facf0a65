package dev.docent.retrieval.answering;

import dev.docent.retrieval.chat.MediaPart;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.passage.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question and its scope.
 *
 * @param scope the passages that may answer it
 * @param text the question
 * @param conversation earlier turns, oldest first
 * @param strictness how readily the question is refused; null for the default
 * @param persona the assistant that answers; null for none
 * @param attached what it brings along
 */
public record Question(
        Scope scope,
        String text,
        List<Turn> conversation,
        @Nullable Strictness strictness,
        @Nullable Persona persona,
        Attached attached) {

    public Question {
        conversation = List.copyOf(conversation);
        if (text.isBlank()) {
            throw new IllegalArgumentException("A question must not be blank");
        }
    }

    /** A question that brings nothing along. */
    public Question(
            Scope scope,
            String text,
            List<Turn> conversation,
            @Nullable Strictness strictness,
            @Nullable Persona persona) {
        this(scope, text, conversation, strictness, persona, Attached.NONE);
    }

    /** A question to no assistant, which brings nothing along. */
    public Question(Scope scope, String text, List<Turn> conversation, @Nullable Strictness strictness) {
        this(scope, text, conversation, strictness, null);
    }

    /** A question to no assistant, with the default strictness. */
    public Question(Scope scope, String text, List<Turn> conversation) {
        this(scope, text, conversation, null);
    }

    /** {@return this question with another text} */
    public Question withText(String words) {
        return new Question(scope, words, conversation, strictness, persona, attached);
    }

    /** {@return this question, asked to an assistant} */
    public Question to(Persona assistant) {
        return new Question(scope, text, conversation, strictness, assistant, attached);
    }

    /** {@return this question with what it brings along} */
    public Question with(Attached more) {
        return new Question(scope, text, conversation, strictness, persona, more);
    }

    /**
     * What a question brings along.
     *
     * @param shown images that a chat model sees
     * @param read passages of the texts that were recognized in images
     */
    public record Attached(List<MediaPart> shown, List<PassageHit> read) {

        public static final Attached NONE = new Attached(List.of(), List.of());

        public Attached {
            shown = List.copyOf(shown);
            read = List.copyOf(read);
        }

        public boolean isEmpty() {
            return shown.isEmpty() && read.isEmpty();
        }
    }

    /**
     * An earlier question and its answer.
     *
     * @param question the standalone question
     * @param answer the answer, which may be a refusal
     * @param grounded whether the answer had citations
     */
    public record Turn(String question, String answer, boolean grounded) {}
}

package dev.docent.api.conversation;

import dev.docent.retrieval.answering.Persona;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.Question.Turn;
import dev.docent.retrieval.answering.Strictness;
import dev.docent.retrieval.passage.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What questions are answered from, and as whom, as their caller may ask them now.
 *
 * @param persona the assistant; null if there is none
 * @param strictness of the knowledge bases; null if none of them has any
 */
public record AnsweringParty(
        Scope scope, @Nullable Persona persona, @Nullable Strictness strictness) {

    /**
     * {@return a question to it}
     *
     * @param conversation earlier turns, oldest first
     * @param requested null for the strictness of the knowledge bases
     */
    public Question question(String text, List<Turn> conversation, @Nullable Strictness requested) {
        return new Question(scope, text, conversation, requested == null ? strictness : requested, persona);
    }
}

package dev.docent.api.conversation;

import dev.docent.retrieval.answering.AnswerStream;
import org.jspecify.annotations.Nullable;

/** Hears the answer to a question of a conversation while it is made. */
public interface ChatListener extends AnswerStream {

    /**
     * Hears that the question is stored, before any of the answer.
     *
     * @param messageId of the message that keeps it
     * @param standalone what is asked in fact; null when that is what the user wrote
     */
    void asked(String messageId, @Nullable String standalone);
}

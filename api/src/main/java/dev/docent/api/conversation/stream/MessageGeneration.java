package dev.docent.api.conversation.stream;

import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.AnswerStream;

/** Generates the answer that becomes a message. Runs on a thread of its own, outside of the request. */
@FunctionalInterface
public interface MessageGeneration {

    /** {@return the answer, or the part that was generated when the stream was no longer open} */
    Answer generate(AnswerStream stream);
}

package dev.docent.api.conversation.stream;

import dev.docent.retrieval.answering.Answer;

/** Stores what becomes of messages that are generated. A message that does not exist, or is whole, stays as it is. */
public interface StreamedMessages {

    /** Stores the answer as the message. */
    void complete(MessageRef message, Answer answer);

    /** Stores the text so far as an interrupted message without citations. */
    void interrupt(MessageRef message, String text);
}

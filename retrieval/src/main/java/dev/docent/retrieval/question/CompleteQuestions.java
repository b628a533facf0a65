package dev.docent.retrieval.question;

import dev.docent.retrieval.direct.collection.CollectionQuestions;
import dev.docent.retrieval.direct.smalltalk.SmallTalk;

/** Messages that are complete without a conversation, however short: small talk, and questions about the collection. */
public final class CompleteQuestions {

    private CompleteQuestions() {}

    /** {@return whether the message is complete without a conversation} */
    public static boolean has(String message) {
        return SmallTalk.reply(message).isPresent() || CollectionQuestions.isOne(message);
    }
}

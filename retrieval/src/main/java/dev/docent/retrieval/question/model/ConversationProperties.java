package dev.docent.retrieval.question.model;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of a conversation a chat model receives.
 *
 * @param tokens maximum size of the latest turns, in tokens of the embedding model; those before are summarized
 */
@ConfigurationProperties("docent.answering.conversation")
record ConversationProperties(@DefaultValue("1500") int tokens) {

    ConversationProperties {
        if (tokens < 100) {
            throw new IllegalArgumentException(
                    "docent.answering.conversation.tokens must be at least 100, but is " + tokens);
        }
    }
}

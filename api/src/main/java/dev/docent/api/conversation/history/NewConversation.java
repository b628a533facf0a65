package dev.docent.api.conversation.history;

import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * A conversation to open.
 *
 * @param owner id of the account
 * @param knowledgeBases the knowledge bases that answer its questions
 * @param assistant id of the assistant that answers; null if there is none
 * @param title null to take it from the first question
 */
public record NewConversation(
        String owner,
        List<String> knowledgeBases,
        @Nullable String assistant,
        @Nullable String title) {

    public NewConversation {
        knowledgeBases = List.copyOf(knowledgeBases);
    }

    /** {@return what the conversation of this owner with this assistant, or else about these knowledge bases, is found by} */
    String uniqueKey() {
        var subject = assistant == null
                ? "knowledge bases " + knowledgeBases.stream().sorted().toList()
                : "assistant " + assistant;
        return DigestUtils.sha256Hex(owner + "\n" + subject);
    }
}

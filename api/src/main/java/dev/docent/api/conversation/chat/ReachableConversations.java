package dev.docent.api.conversation.chat;

import dev.docent.api.access.Caller;
import dev.docent.api.conversation.history.Conversation;
import dev.docent.api.conversation.history.Conversations;
import dev.docent.api.problem.ProblemException;
import org.springframework.stereotype.Component;

/**
 * Finds the conversations that a credential reaches: those of its account, and of these only those about its knowledge
 * bases, if it is bound to some.
 */
@Component
class ReachableConversations {

    private final Conversations conversations;

    ReachableConversations(Conversations conversations) {
        this.conversations = conversations;
    }

    /** {@return the conversation} @throws ProblemException (404) if the caller reaches none with this id */
    Conversation get(Caller caller, String id) {
        var conversation = conversations.get(caller.account(), id);
        var isBeyond = conversation.assistant() != null && !caller.reachesAll();
        if (isBeyond || !conversation.knowledgeBases().ids().stream().allMatch(caller::reaches)) {
            throw ProblemException.notFound("There is no conversation " + id);
        }
        return conversation;
    }
}

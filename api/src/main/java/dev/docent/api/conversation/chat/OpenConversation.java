package dev.docent.api.conversation.chat;

import dev.docent.api.access.Caller;
import dev.docent.api.conversation.chat.ConversationController.Creation;
import dev.docent.api.conversation.history.Conversations;
import dev.docent.api.conversation.history.Conversations.Opened;
import dev.docent.api.conversation.history.NewConversation;
import dev.docent.api.knowledge.ReachableKnowledgeBases;
import dev.docent.api.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens conversations about what the caller reaches. */
@Component
class OpenConversation {

    private final ReachableKnowledgeBases bases;
    private final Conversations conversations;

    OpenConversation(ReachableKnowledgeBases bases, Conversations conversations) {
        this.bases = bases;
        this.conversations = conversations;
    }

    /**
     * {@return the conversation, and whether it is new}
     *
     * @throws ProblemException (404) if the caller does not reach the assistant or one of the knowledge bases
     */
    Opened open(Caller caller, Creation creation) {
        if (creation.assistantId() != null) {
            throw ProblemException.notFound("There is no assistant " + creation.assistantId());
        }
        var opened = new NewConversation(
                caller.account(), bases(caller, creation.knowledgeBaseIds()), null, title(creation));
        return Boolean.TRUE.equals(creation.another())
                ? new Opened(conversations.start(opened), true)
                : conversations.open(opened);
    }

    private List<String> bases(Caller caller, @Nullable List<String> ids) {
        return ids == null
                ? List.of(bases.toRead(caller, null).id())
                : ids.stream()
                        .map(id -> bases.toRead(caller, id).id())
                        .distinct()
                        .toList();
    }

    private static @Nullable String title(Creation creation) {
        return creation.title() == null ? null : creation.title().strip();
    }
}

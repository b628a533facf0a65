package dev.docent.api.conversation.chat;

import dev.docent.api.access.Caller;
import dev.docent.api.assistant.ReachableAssistants;
import dev.docent.api.conversation.chat.ConversationController.Creation;
import dev.docent.api.conversation.history.Conversations;
import dev.docent.api.conversation.history.Conversations.Opened;
import dev.docent.api.conversation.history.NewConversation;
import dev.docent.api.knowledge.ReachableKnowledgeBases;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens conversations about what the caller reaches. */
@Component
class OpenConversation {

    private final ReachableKnowledgeBases bases;
    private final Conversations conversations;
    private final ReachableAssistants assistants;

    OpenConversation(ReachableKnowledgeBases bases, Conversations conversations, ReachableAssistants assistants) {
        this.bases = bases;
        this.conversations = conversations;
        this.assistants = assistants;
    }

    /**
     * {@return the conversation, and whether it is new}
     *
     * @throws dev.docent.api.problem.ProblemException (404) if the caller does not reach the assistant or one of the knowledge
     *     bases
     */
    Opened open(Caller caller, Creation creation) {
        var opened = new NewConversation(
                caller.account(),
                bases(caller, creation.assistantId(), creation.knowledgeBaseIds()),
                creation.assistantId(),
                title(creation));
        return Boolean.TRUE.equals(creation.another())
                ? new Opened(conversations.start(opened), true)
                : conversations.open(opened);
    }

    private List<String> bases(Caller caller, @Nullable String assistant, @Nullable List<String> ids) {
        return assistant == null
                ? bases(caller, ids)
                : assistants.basesToAsk(caller, assistant, ids, given -> bases(caller, given));
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

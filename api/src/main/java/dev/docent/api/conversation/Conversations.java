package dev.docent.api.conversation;

import dev.docent.api.problem.ProblemException;
import dev.docent.storage.records.RecordIds;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Starts and finds conversations. An owner never finds those of another. */
@Service
public class Conversations {

    private final ConversationRepository conversations;
    private final Clock clock;

    Conversations(ConversationRepository conversations, Clock clock) {
        this.conversations = conversations;
        this.clock = clock;
    }

    /** {@return a new conversation about the knowledge bases, which belong to the owner} */
    public Conversation start(String owner, List<String> knowledgeBases, @Nullable String title) {
        var now = clock.instant();
        return conversations.save(new Conversation(
                RecordIds.next(), null, owner, new Conversation.Sources(knowledgeBases), title, now, now));
    }

    /** {@return the conversation} @throws ProblemException (404) if the owner has no conversation with this id */
    public Conversation get(String owner, String id) {
        return conversations
                .findByIdAndOwner(id, owner)
                .orElseThrow(() -> ProblemException.notFound("There is no conversation " + id));
    }
}

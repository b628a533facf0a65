package dev.docent.api.conversation.history;

import dev.docent.api.problem.ProblemException;
import dev.docent.storage.records.RecordIds;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Page;
import org.springframework.stereotype.Service;

/** Opens, finds, changes and deletes conversations. An owner never finds those of another. Safe for concurrent use. */
@Service
public class Conversations {

    private final ConversationRepository conversations;
    private final MessageRepository messages;
    private final LinkRepository links;
    private final Clock clock;

    Conversations(ConversationRepository conversations, MessageRepository messages, LinkRepository links, Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.links = links;
        this.clock = clock;
    }

    /** {@return a new conversation about the knowledge bases} */
    public Conversation start(String owner, List<String> knowledgeBases, @Nullable String title) {
        return start(new NewConversation(owner, knowledgeBases, null, title));
    }

    /** {@return a new conversation, beside which there may be others like it} */
    public Conversation start(NewConversation opened) {
        return conversations.save(conversation(opened, null));
    }

    /**
     * {@return the only conversation of the owner with this assistant, or else about these knowledge bases; a new one if there
     * is none} Of several callers at the same time, on any node, one creates it.
     */
    public Opened open(NewConversation opened) {
        var key = opened.uniqueKey();
        while (true) {
            var existing = conversations.findByUniqueKey(key);
            if (existing.isPresent()) {
                return new Opened(existing.get(), false);
            }
            try {
                return new Opened(conversations.save(conversation(opened, key)), true);
            } catch (DuplicateKeyException createdByAnother) {
                // It is found now, unless it has been deleted since.
            }
        }
    }

    private Conversation conversation(NewConversation opened, @Nullable String key) {
        var now = clock.instant();
        return new Conversation(
                RecordIds.next(),
                null,
                opened.owner(),
                new Conversation.Sources(opened.knowledgeBases()),
                opened.title(),
                opened.assistant(),
                key,
                Conversation.Shelf.OPEN,
                null,
                null,
                null,
                null,
                now,
                now);
    }

    /** {@return the conversation} @throws ProblemException (404) if the owner has no conversation with this id */
    public Conversation get(String owner, String id) {
        return conversations
                .findByIdAndOwner(id, owner)
                .orElseThrow(() -> ProblemException.notFound("There is no conversation " + id));
    }

    /** {@return those of the conversations that the owner has, by id} */
    public Map<String, Conversation> get(String owner, Collection<String> ids) {
        return conversations.findByOwnerAndIdIn(owner, ids).stream()
                .collect(Collectors.toMap(Conversation::id, Function.identity()));
    }

    /** {@return a page of the selected conversations: the pinned ones first, then those that were written to last} */
    public Page<Conversation> list(ConversationSelection selection, int limit, long offset) {
        return conversations.list(selection, limit, offset);
    }

    /**
     * {@return the changed conversation}
     *
     * @param change applied again if another request changes the conversation at the same time
     * @throws ProblemException (404) if the owner has no conversation with this id
     */
    public Conversation change(String owner, String id, UnaryOperator<Conversation> change) {
        while (true) {
            try {
                return conversations.save(change.apply(get(owner, id)));
            } catch (OptimisticLockingFailureException changedByAnother) {
                // Each failure is another's success, so this ends.
            }
        }
    }

    /**
     * Deletes a conversation with its messages and links. If that is interrupted, it can be repeated.
     *
     * @return what was deleted
     * @throws ProblemException (404) if the owner has no conversation with this id
     */
    public Deleted delete(String owner, String id) {
        get(owner, id);
        var all = messages.countByOwnerAndConversation(owner, id);
        var shared = links.countByOwnerAndConversation(owner, id);
        links.deleteByOwnerAndConversation(owner, id);
        messages.deleteByOwnerAndConversation(owner, id);
        conversations.deleteById(id);
        // Of a question that was asked meanwhile.
        messages.deleteByOwnerAndConversation(owner, id);
        return new Deleted(id, all, shared, clock.instant());
    }

    /** A conversation. @param isNew whether it has just been created */
    public record Opened(Conversation conversation, boolean isNew) {}

    /** The receipt of a deletion. */
    public record Deleted(String id, long messages, long links, Instant at) {}
}

package dev.docent.api.conversation;

import dev.docent.api.access.Caller;
import dev.docent.api.knowledge.OwnedKnowledgeBases;
import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseNotFoundException;
import dev.docent.retrieval.passage.Scope;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the knowledge bases that a credential can reach: an API key those of its account, or those it is bound to; a chat token
 * those of its conversation.
 */
@Component
public class ReachableKnowledge {

    private final OwnedKnowledgeBases bases;
    private final Conversations conversations;

    ReachableKnowledge(OwnedKnowledgeBases bases, Conversations conversations) {
        this.bases = bases;
        this.conversations = conversations;
    }

    /** {@return the knowledge bases that a question is answered from} */
    public Scope scope(Caller caller, @Nullable String id) {
        return caller.chatToken().isPresent() && id == null
                ? new Scope(caller.account(), Set.copyOf(ids(conversation(caller))))
                : Scope.of(caller.account(), one(caller, id));
    }

    /** {@return the id of the knowledge base that documents are added to} */
    public String one(Caller caller, @Nullable String id) {
        if (caller.chatToken().isEmpty()) {
            return bases.find(caller, id).id();
        }
        return ids(conversation(caller)).stream()
                .filter(base -> id == null || base.equals(id))
                .map(base -> bases.find(caller, base).id())
                .findFirst()
                .orElseThrow(() -> new KnowledgeBaseNotFoundException(String.valueOf(id)));
    }

    /**
     * {@return the conversation of the caller's chat token}
     *
     * @throws ProblemException (404) if it does not exist, or the key of the token no longer reaches what it is about
     */
    Conversation conversation(Caller caller) {
        var token = caller.chatToken().orElseThrow();
        var conversation = conversations.get(token.account(), token.conversation());
        if (!ids(conversation).stream().allMatch(caller::reaches)) {
            throw ProblemException.notFound("There is no conversation " + conversation.id());
        }
        return conversation;
    }

    private static List<String> ids(Conversation conversation) {
        return conversation.knowledgeBases().ids();
    }
}

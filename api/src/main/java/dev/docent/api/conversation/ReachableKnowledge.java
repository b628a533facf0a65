package dev.docent.api.conversation;

import dev.docent.api.access.Caller;
import dev.docent.api.conversation.history.Conversation;
import dev.docent.api.conversation.history.Conversations;
import dev.docent.api.knowledge.ReachableKnowledgeBases;
import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseNotFoundException;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.retrieval.passage.Scope;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the knowledge bases that a credential can reach: an API key those of its account and those shared with it, or those it is
 * bound to; a chat token those of its conversation.
 */
@Component
public class ReachableKnowledge {

    private final ReachableKnowledgeBases bases;
    private final Conversations conversations;

    ReachableKnowledge(ReachableKnowledgeBases bases, Conversations conversations) {
        this.bases = bases;
        this.conversations = conversations;
    }

    /** {@return the knowledge bases that a question is answered from} */
    public Scope scope(Caller caller, @Nullable String id) {
        return caller.chatToken().isPresent() && id == null
                ? scope(caller, conversation(caller))
                : new Scope(
                        caller.account(),
                        Set.of(bases.toRead(caller, bounded(caller, id)).ref()));
    }

    /** {@return the knowledge bases that the questions of a conversation are answered from, as they are shared now} */
    public Scope scope(Caller caller, Conversation conversation) {
        return new Scope(
                caller.account(),
                ids(conversation).stream()
                        .map(each -> bases.toRead(caller, each).ref())
                        .collect(Collectors.toSet()));
    }

    /** {@return the knowledge base that documents are added to} @param bytes of the body; negative if that is unknown */
    public KnowledgeBaseRef toUpload(Caller caller, @Nullable String id, long bytes) {
        return bases.toUpload(caller, bounded(caller, id), bytes).ref();
    }

    /** {@return the id, or with a chat token that of a knowledge base of its conversation} */
    private @Nullable String bounded(Caller caller, @Nullable String id) {
        if (caller.chatToken().isEmpty()) {
            return id;
        }
        return ids(conversation(caller)).stream()
                .filter(base -> id == null || base.equals(id))
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

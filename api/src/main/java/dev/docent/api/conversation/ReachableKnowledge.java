package dev.docent.api.conversation;

import dev.docent.api.access.Caller;
import dev.docent.api.access.ChatToken;
import dev.docent.api.knowledge.OwnedKnowledgeBases;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseNotFoundException;
import dev.docent.retrieval.passage.Scope;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the knowledge bases that a credential can reach: an API key all of its account, a chat token those of its conversation. */
@Component
public class ReachableKnowledge {

    private final OwnedKnowledgeBases bases;
    private final Conversations conversations;

    ReachableKnowledge(OwnedKnowledgeBases bases, Conversations conversations) {
        this.bases = bases;
        this.conversations = conversations;
    }

    /** {@return the knowledge bases that a question is answered from} */
    Scope scope(Caller caller, @Nullable String id) {
        return caller.chatToken()
                .filter(token -> id == null)
                .map(token -> new Scope(token.account(), Set.copyOf(of(token))))
                .orElseGet(() -> Scope.of(caller.account(), one(caller, id)));
    }

    /** {@return the id of the knowledge base that documents are added to} */
    public String one(Caller caller, @Nullable String id) {
        var token = caller.chatToken().orElse(null);
        if (token == null) {
            return bases.find(caller.account(), id).id();
        }
        return of(token).stream()
                .filter(base -> id == null || base.equals(id))
                .map(base -> bases.find(token.account(), base).id())
                .findFirst()
                .orElseThrow(() -> new KnowledgeBaseNotFoundException(String.valueOf(id)));
    }

    private List<String> of(ChatToken token) {
        return conversations
                .get(token.account(), token.conversation())
                .knowledgeBases()
                .ids();
    }
}

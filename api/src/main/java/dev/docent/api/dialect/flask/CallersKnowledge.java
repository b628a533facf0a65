package dev.docent.api.dialect.flask;

import dev.docent.api.access.Caller;
import dev.docent.api.access.ChatToken;
import dev.docent.api.conversation.Conversations;
import dev.docent.api.knowledge.OwnedKnowledgeBases;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseNotFoundException;
import dev.docent.retrieval.passage.Scope;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which knowledge bases a credential reaches: a key all of its account's, a chat token those of its conversation. */
@Component
class CallersKnowledge {

    private final OwnedKnowledgeBases bases;
    private final Conversations conversations;

    CallersKnowledge(OwnedKnowledgeBases bases, Conversations conversations) {
        this.bases = bases;
        this.conversations = conversations;
    }

    /** {@return what a question is answered from} */
    Scope scope(Caller caller, @Nullable String id) {
        return caller.chatToken()
                .filter(token -> id == null)
                .map(token -> new Scope(token.account(), Set.copyOf(of(token))))
                .orElseGet(() -> Scope.of(caller.account(), one(caller, id)));
    }

    /** {@return the id of the one that documents go to} */
    String one(Caller caller, @Nullable String id) {
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

    private java.util.List<String> of(ChatToken token) {
        return conversations
                .get(token.account(), token.conversation())
                .knowledgeBases()
                .ids();
    }
}

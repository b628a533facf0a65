package dev.docent.api.conversation;

import dev.docent.api.access.Caller;
import dev.docent.api.assistant.Assistant;
import dev.docent.api.assistant.ReachableAssistants;
import dev.docent.api.conversation.history.Conversation;
import dev.docent.api.conversation.history.Conversations;
import dev.docent.api.conversation.history.NewConversation;
import dev.docent.api.knowledge.EffectiveStrictness;
import dev.docent.api.knowledge.ReachableKnowledgeBases;
import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseNotFoundException;
import dev.docent.retrieval.answering.Persona;
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
    private final ReachableAssistants assistants;
    private final EffectiveStrictness strictness;

    ReachableKnowledge(
            ReachableKnowledgeBases bases,
            Conversations conversations,
            ReachableAssistants assistants,
            EffectiveStrictness strictness) {
        this.bases = bases;
        this.conversations = conversations;
        this.assistants = assistants;
        this.strictness = strictness;
    }

    /** {@return what a single question is answered from, and as whom} @param id of a knowledge base; null for the default */
    public AnsweringParty party(Caller caller, @Nullable String id) {
        if (caller.chatToken().isPresent() && id == null) {
            return party(caller, conversation(caller));
        }
        var base = bases.toRead(caller, bounded(caller, id));
        return party(new Scope(caller.account(), Set.of(base.ref())), null);
    }

    /** {@return the knowledge bases that the questions of a conversation are answered from, as they are shared now} */
    public Scope scope(Caller caller, Conversation conversation) {
        return party(caller, conversation).scope();
    }

    /**
     * {@return what the questions of a conversation are answered from, as it is shared now, and as whom}
     *
     * @throws ProblemException (404) if the caller may no longer use its assistant
     */
    public AnsweringParty party(Caller caller, Conversation conversation) {
        var id = conversation.assistant();
        if (id == null) {
            return party(ownScope(caller, conversation), null);
        }
        var assistant = assistants.toUse(caller, id);
        return party(
                assistants.scope(caller, assistant).orElseGet(() -> ownScope(caller, conversation)),
                persona(caller, assistant, conversation.settings()));
    }

    private AnsweringParty party(Scope scope, @Nullable Persona persona) {
        return new AnsweringParty(scope, persona, strictness.of(scope));
    }

    private Persona persona(Caller caller, Assistant assistant, Conversation.@Nullable Settings settings) {
        return settings == null
                ? assistants.persona(caller, assistant)
                : assistants.persona(
                        caller, assistant, settings.model(), settings.temperature(), settings.instructions());
    }

    /** A conversation that began with an assistant which had knowledge bases of its own names none. */
    private Scope ownScope(Caller caller, Conversation conversation) {
        var ids = ids(conversation);
        return new Scope(
                caller.account(),
                ids.isEmpty()
                        ? Set.of(bases.toRead(caller, null).ref())
                        : ids.stream()
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

    /**
     * {@return the conversation with this id, or else the only one about the default knowledge base, for a caller without a chat
     * token}
     */
    Conversation conversation(Caller caller, @Nullable String id) {
        if (id == null) {
            var base = bases.toRead(caller, null).id();
            return conversations
                    .open(new NewConversation(caller.account(), List.of(base), null, null))
                    .conversation();
        }
        var conversation = conversations.get(caller.account(), id);
        var isBeyond = conversation.assistant() != null && !caller.reachesAll();
        if (isBeyond || !ids(conversation).stream().allMatch(caller::reaches)) {
            throw ProblemException.notFound("There is no conversation " + id);
        }
        return conversation;
    }

    private static List<String> ids(Conversation conversation) {
        return conversation.knowledgeBases().ids();
    }
}

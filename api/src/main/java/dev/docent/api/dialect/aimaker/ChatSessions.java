package dev.docent.api.dialect.aimaker;

import dev.docent.api.access.Caller;
import dev.docent.api.assistant.Assistant;
import dev.docent.api.assistant.AssistantLinks;
import dev.docent.api.conversation.Chat;
import dev.docent.api.conversation.ReachableKnowledge;
import dev.docent.api.conversation.history.Conversation;
import dev.docent.api.conversation.history.Conversations;
import dev.docent.api.conversation.history.Message;
import dev.docent.api.conversation.history.MessagePaths;
import dev.docent.api.conversation.history.NewConversation;
import dev.docent.api.knowledge.ReachableKnowledgeBases;
import dev.docent.api.problem.ProblemException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sessions: conversations with the assistants of chat configurations. Those of others do not exist. */
@Component
class ChatSessions {

    /** How many messages of a session are shown, the latest ones. */
    private static final int SHOWN = 1000;

    private final AssistantLinks links;
    private final ReachableKnowledgeBases bases;
    private final Conversations conversations;
    private final MessagePaths messages;
    private final ReachableKnowledge knowledge;
    private final Chat chat;

    ChatSessions(
            AssistantLinks links,
            ReachableKnowledgeBases bases,
            Conversations conversations,
            MessagePaths messages,
            ReachableKnowledge knowledge,
            Chat chat) {
        this.knowledge = knowledge;
        this.links = links;
        this.bases = bases;
        this.conversations = conversations;
        this.messages = messages;
        this.chat = chat;
    }

    /** {@return a new session} @throws ProblemException (404) if there is no such configuration */
    ChatSession start(Caller caller, String config) {
        links.findIdentified(config)
                .orElseThrow(() -> ProblemException.notFound("There is no chat configuration " + config));
        var assistant = links.accept(caller, config);
        var base = bases.toRead(caller, null);
        var title = assistant.settings().shownName();
        return new ChatSession(
                conversations.start(new NewConversation(caller.account(), List.of(base.id()), assistant.id(), title)),
                assistant);
    }

    /** {@return the session} @throws ProblemException (404) if the caller has none with this id, or its configuration is gone */
    ChatSession get(Caller caller, String id) {
        var conversation = conversations.get(caller.account(), id);
        return Optional.ofNullable(conversation.assistant())
                .flatMap(links::findIdentified)
                .map(assistant -> new ChatSession(conversation, assistant))
                .orElseThrow(() -> ProblemException.notFound("There is no session " + id));
    }

    /** {@return the session with other settings} */
    ChatSession change(Caller caller, String id, ChatSettings settings) {
        var session = get(caller, id);
        var changed = conversations.change(caller.account(), id, old -> changed(old, settings));
        return new ChatSession(changed, session.assistant());
    }

    private static Conversation changed(Conversation old, ChatSettings settings) {
        var own = Objects.requireNonNullElse(old.settings(), new Conversation.Settings(null, null, null));
        return old.titled(
                        settings.title() == null
                                ? old.title()
                                : settings.title().strip())
                .with(new Conversation.Settings(
                        settings.model() == null ? own.model() : settings.model(),
                        settings.temperature() == null ? own.temperature() : settings.temperature(),
                        settings.systemPrompt() == null ? own.instructions() : settings.systemPrompt()));
    }

    /** {@return the answer} It has been stored with its question. */
    Chat.Reply ask(Caller caller, ChatSession session, String message) {
        var conversation = session.conversation();
        return chat.ask(conversation, knowledge.party(caller, conversation), message, null);
    }

    /** {@return the messages of the session, oldest first} */
    List<Message> messages(ChatSession session) {
        return messages.latest(
                conversations.get(
                        session.conversation().owner(), session.conversation().id()),
                SHOWN);
    }

    /** A session and the assistant that answers. */
    record ChatSession(Conversation conversation, Assistant assistant) {}
}

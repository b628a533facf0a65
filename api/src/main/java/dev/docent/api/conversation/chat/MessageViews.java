package dev.docent.api.conversation.chat;

import dev.docent.api.access.Caller;
import dev.docent.api.conversation.AnswerViews;
import dev.docent.api.conversation.ReachableKnowledge;
import dev.docent.api.conversation.history.Conversation;
import dev.docent.api.conversation.history.Message;
import dev.docent.api.conversation.history.MessagePaths;
import dev.docent.api.conversation.history.MessageTree;
import dev.docent.api.media.message.SentMediaViews;
import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.document.IngestionException;
import dev.docent.retrieval.passage.Scope;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Converts single messages to the form that clients see, with the rectangles of their citations. Safe for concurrent use. */
@Component
class MessageViews {

    private final ReachableKnowledge knowledge;
    private final AnswerViews answers;
    private final MessagePaths paths;
    private final SentMediaViews media;

    MessageViews(ReachableKnowledge knowledge, AnswerViews answers, MessagePaths paths, SentMediaViews media) {
        this.knowledge = knowledge;
        this.answers = answers;
        this.paths = paths;
        this.media = media;
    }

    /** {@return the message} If the caller no longer reaches what it is about, its citations have no rectangles. */
    MessageView of(Caller caller, Conversation conversation, Message message) {
        return message.role() == Message.Role.USER
                ? stored(message, paths.tree(conversation))
                : scope(caller, conversation)
                        .map(scope -> of(scope, conversation, message))
                        .orElseGet(() -> stored(message, paths.tree(conversation)));
    }

    /** {@return the message} @param scope of its conversation */
    MessageView of(Scope scope, Conversation conversation, Message message) {
        var answer = message.role() == Message.Role.USER ? null : answers.of(scope, message.answer());
        return MessageView.of(message, answer, paths.tree(conversation), media.of(message.media()));
    }

    /** {@return the message as it is stored, without the rectangles of citations} */
    MessageView stored(Message message, MessageTree tree) {
        return MessageView.stored(message, tree, media.of(message.media()));
    }

    private Optional<Scope> scope(Caller caller, Conversation conversation) {
        try {
            return Optional.of(knowledge.scope(caller, conversation));
        } catch (ProblemException | IngestionException deletedOrNoLongerShared) {
            return Optional.empty();
        }
    }
}

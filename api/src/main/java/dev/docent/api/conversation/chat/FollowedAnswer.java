package dev.docent.api.conversation.chat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.docent.api.access.Caller;
import dev.docent.api.conversation.history.Conversation;
import dev.docent.api.conversation.history.Message;
import dev.docent.api.conversation.history.MessagePaths;
import dev.docent.api.conversation.stream.FollowedMessage;
import dev.docent.api.conversation.stream.MessageRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An answer that a client follows.
 *
 * @param question id of its question
 * @param answer id of the answer
 */
record FollowedAnswer(
        Caller caller,
        Conversation conversation,
        String question,
        String answer,
        MessagePaths paths,
        MessageViews views)
        implements FollowedMessage {

    @Override
    public MessageRef ref() {
        return new MessageRef(conversation.owner(), conversation.id(), answer);
    }

    @Override
    public Object questionData() {
        return new QuestionEvent(views.of(caller, conversation, paths.get(conversation, question)), answer);
    }

    @Override
    public Optional<Whole> whole() {
        return Optional.of(paths.get(conversation, answer))
                .filter(Message::isWhole)
                .map(message -> new Whole(message.content(), closing(message)));
    }

    /** An answer that a crash interrupted has no usage. */
    private List<Closing> closing(Message message) {
        var view = views.of(caller, conversation, message);
        var closing = new ArrayList<>(List.of(new Closing("citations", view.citations())));
        if (view.usage() != null) {
            closing.add(new Closing("usage", view.usage()));
        }
        closing.add(new Closing("done", view));
        return closing;
    }

    /** The question that has been stored. */
    record QuestionEvent(@JsonUnwrapped MessageView message, String assistantMessageId) {}
}

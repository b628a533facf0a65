package dev.docent.api.conversation.history;

import dev.docent.api.conversation.text.SearchWords;
import dev.docent.api.problem.ProblemException;
import dev.docent.storage.records.OffsetPage;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Reads the messages of conversations, and stores feedback on them. Safe for concurrent use. */
@Service
public class MessagePaths {

    private final MessageRepository messages;
    private final Conversations conversations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MessagePaths(
            MessageRepository messages, Conversations conversations, ApplicationEventPublisher events, Clock clock) {
        this.messages = messages;
        this.conversations = conversations;
        this.events = events;
        this.clock = clock;
    }

    /** {@return the tree of a conversation's messages, without their contents} */
    public MessageTree tree(Conversation conversation) {
        return MessageTree.of(messages.nodes(conversation.owner(), conversation.id()));
    }

    /** {@return the messages with these ids, in their order} */
    public List<Message> read(Conversation conversation, List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var found = messages.findByOwnerAndConversationAndIdIn(conversation.owner(), conversation.id(), ids).stream()
                .collect(Collectors.toMap(Message::id, Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** {@return a page of the messages, in this order} */
    public Page<Message> page(Conversation conversation, List<String> ids, int limit, long offset) {
        var from = (int) Math.min(offset, ids.size());
        var part = ids.subList(from, Math.min(from + limit, ids.size()));
        return new PageImpl<>(read(conversation, part), new OffsetPage(limit, offset, Sort.unsorted()), ids.size());
    }

    /** {@return a page of the messages that a link shows} */
    Page<Message> shared(ConversationLink link, int limit, long offset) {
        var conversation = conversations.get(link.owner(), link.conversation());
        return page(conversation, tree(conversation).pathTo(link.leaf()), limit, offset);
    }

    /** {@return the latest messages on the chosen path, oldest first} */
    public List<Message> latest(Conversation conversation, int count) {
        var tree = tree(conversation);
        return latest(conversation, tree.pathTo(tree.end(conversation.leaf())), count);
    }

    /** {@return the last messages of the path, oldest first} */
    public List<Message> latest(Conversation conversation, List<String> path, int count) {
        return read(conversation, path.subList(Math.max(0, path.size() - count), path.size()));
    }

    /** {@return the message} @throws ProblemException (404) if the conversation has none with this id */
    public Message get(Conversation conversation, String id) {
        return messages.findByOwnerAndConversationAndId(conversation.owner(), conversation.id(), id)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no message " + id + " in the conversation " + conversation.id()));
    }

    /**
     * {@return the message that a new question follows, or {@link MessageTree#ROOT}}
     *
     * @param parent the answer to follow, or null
     * @param edited the question to replace, or null; without both, the question follows the chosen path
     * @throws ProblemException (404, 422) if the conversation has no such message
     */
    public String parent(Conversation conversation, @Nullable String parent, @Nullable String edited) {
        if (parent != null) {
            return require(get(conversation, parent), Message.Role.ASSISTANT, "parent_message_id")
                    .id();
        }
        var tree = tree(conversation);
        return edited == null
                ? tree.end(conversation.leaf())
                : tree.parent(require(get(conversation, edited), Message.Role.USER, "edited_message_id")
                        .id());
    }

    private static Message require(Message message, Message.Role role, String field) {
        if (message.role() != role) {
            throw ProblemException.of(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    field + " must be the id of " + (role == Message.Role.USER ? "a question" : "an answer") + "; "
                            + message.id() + " is none");
        }
        return message;
    }

    /** Chooses the path through this message and the newest ones that follow. {@return the changed conversation} */
    public Conversation choose(Conversation conversation, String id) {
        get(conversation, id);
        var tree = tree(conversation);
        var leaf = tree.newestBelow(id);
        var end = get(conversation, leaf);
        var last = Conversation.LastMessage.of(end.isWhole() ? end : get(conversation, tree.parent(leaf)));
        return conversations.change(conversation.owner(), conversation.id(), current -> current.through(leaf, last));
    }

    /** {@return a page of the owner's messages that contain all words of the text, the newest first} */
    public Page<Message> search(String owner, String text, int limit, long offset) {
        var words = SearchWords.of(text);
        var page = new OffsetPage(limit, offset, Sort.unsorted());
        if (words.items().isEmpty()) {
            return new PageImpl<>(List.of(), page, 0);
        }
        var ids = messages.search(owner, words, limit, offset);
        var found = ids.isEmpty() ? Map.<String, Message>of() : byId(owner, ids.getContent());
        return new PageImpl<>(
                ids.stream().map(found::get).filter(Objects::nonNull).toList(), page, ids.getTotalElements());
    }

    private Map<String, Message> byId(String owner, List<String> ids) {
        return messages.findByOwnerAndIdIn(owner, ids).stream()
                .collect(Collectors.toMap(Message::id, Function.identity()));
    }

    /** Stores feedback. {@return the message} @param rating null to withdraw it */
    public Message rate(
            Conversation conversation, String id, Message.@Nullable Rating rating, @Nullable String comment) {
        var message = require(get(conversation, id), Message.Role.ASSISTANT, "The message");
        var rated = messages.save(message.rated(rating, comment, clock.instant()));
        events.publishEvent(new AnswerRated(conversation.assistant(), message, rated));
        return rated;
    }
}

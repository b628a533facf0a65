package dev.docent.api.conversation.history;

import dev.docent.api.conversation.text.Excerpt;
import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.NestedValue;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * Questions and answers, which form a tree. One path of it is chosen: it is shown, and answered from.
 *
 * @param owner id of the account
 * @param knowledgeBases the knowledge bases that answer its questions
 * @param title given by the user, or taken from the first question; null until then
 * @param assistant id of the assistant that answers; null if there is none
 * @param uniqueKey what only one conversation has; null if there may be others like it
 * @param shelf where lists show it
 * @param leaf id of the last message of the chosen path; null for the latest one
 * @param lastMessage of the chosen path; null until there is one
 * @param summary of what is too long for the chat model; null if nothing is
 * @param settings replace those of the assistant; null if there are none
 * @param updatedAt when it was last written to
 */
@Aggregate("conversations")
public record Conversation(
        @Id String id,
        @Version @Nullable Long version,
        String owner,
        Sources knowledgeBases,
        @Nullable String title,
        @Nullable String assistant,
        @Nullable String uniqueKey,
        Shelf shelf,
        @Nullable String leaf,
        @Nullable LastMessage lastMessage,
        @Nullable Summary summary,
        @Nullable Settings settings,
        Instant createdAt,
        Instant updatedAt) {

    /** Conversations of earlier versions have no shelf. */
    public Conversation(
            String id,
            @Nullable Long version,
            String owner,
            Sources knowledgeBases,
            @Nullable String title,
            @Nullable String assistant,
            @Nullable String uniqueKey,
            @Nullable Shelf shelf,
            @Nullable String leaf,
            @Nullable LastMessage lastMessage,
            @Nullable Summary summary,
            @Nullable Settings settings,
            Instant createdAt,
            Instant updatedAt) {
        this.id = id;
        this.version = version;
        this.owner = owner;
        this.knowledgeBases = knowledgeBases;
        this.title = title;
        this.assistant = assistant;
        this.uniqueKey = uniqueKey;
        this.shelf = Objects.requireNonNullElse(shelf, Shelf.OPEN);
        this.leaf = leaf;
        this.lastMessage = lastMessage;
        this.summary = summary;
        this.settings = settings;
        this.createdAt = createdAt;
        this.updatedAt = updatedAt;
    }

    /** {@return this conversation with another title} */
    public Conversation titled(@Nullable String words) {
        return copy(words, shelf, leaf, lastMessage, summary, settings, updatedAt);
    }

    /** {@return this conversation on another shelf} */
    public Conversation on(Shelf other) {
        return copy(title, other, leaf, lastMessage, summary, settings, updatedAt);
    }

    /** {@return this conversation with other settings} @param replaced null to use those of the assistant */
    public Conversation with(@Nullable Settings replaced) {
        return copy(title, shelf, leaf, lastMessage, summary, replaced, updatedAt);
    }

    /** {@return this conversation with another summary} */
    public Conversation summarized(@Nullable Summary replaced) {
        return copy(title, shelf, leaf, lastMessage, replaced, settings, updatedAt);
    }

    /** {@return this conversation with another chosen path} @param end id of its last message @param last null if it has none */
    Conversation through(@Nullable String end, @Nullable LastMessage last) {
        return copy(title, shelf, end, last, summary, settings, updatedAt);
    }

    /** {@return this conversation as written to} */
    Conversation at(Instant now) {
        return copy(title, shelf, leaf, lastMessage, summary, settings, now);
    }

    private Conversation copy(
            @Nullable String words,
            Shelf place,
            @Nullable String end,
            @Nullable LastMessage last,
            @Nullable Summary text,
            @Nullable Settings replaced,
            Instant written) {
        return new Conversation(
                id,
                version,
                owner,
                knowledgeBases,
                words,
                assistant,
                uniqueKey,
                place,
                end,
                last,
                text,
                replaced,
                createdAt,
                written);
    }

    /** Ids of knowledge bases; none if its assistant answers from its own. */
    public record Sources(List<String> ids) implements NestedValue {
        public Sources {
            ids = List.copyOf(ids);
        }
    }

    /** Where lists show a conversation. The stores sort by the names: the order is that of the alphabet. */
    public enum Shelf {
        /** Hidden unless asked for. */
        ARCHIVED,
        OPEN,
        /** Before all others. */
        PINNED
    }

    /** The beginning of a message, for lists. */
    public record LastMessage(String id, Message.Role role, String text, Instant at) implements NestedValue {

        private static final int CHARACTERS = 200;

        static LastMessage of(Message message) {
            return new LastMessage(
                    message.id(), message.role(), Excerpt.of(message.content(), CHARACTERS), message.createdAt());
        }
    }

    /**
     * The summary that a chat model receives instead of the messages up to one of them.
     *
     * @param through id of the last message that it covers
     */
    public record Summary(String text, String through, Instant at) implements NestedValue {}

    /** Settings of one conversation. Null values are those of the assistant. */
    public record Settings(
            @Nullable String model,
            @Nullable Double temperature,
            @Nullable String instructions) implements NestedValue {}
}

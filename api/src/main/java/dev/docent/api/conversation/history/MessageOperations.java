package dev.docent.api.conversation.history;

import dev.docent.api.conversation.text.SearchWords;
import java.util.List;
import org.springframework.data.domain.Page;

/** Queries of messages. */
interface MessageOperations {

    /** The matches that are counted. */
    int MOST_COUNTED = 1000;

    /** {@return the places of all messages of a conversation, oldest first} */
    List<MessageTree.Node> nodes(String owner, String conversation);

    /** Deletes all messages of the owner. */
    void deleteOf(String owner);

    /**
     * {@return the ids of a page of the owner's messages that contain all of the words, newest first} At most
     * {@value #MOST_COUNTED} are counted.
     *
     * @param words at least one, each a whole word
     */
    Page<String> search(String owner, SearchWords words, int limit, long offset);
}

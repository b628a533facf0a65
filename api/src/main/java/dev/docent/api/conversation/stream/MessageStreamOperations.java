package dev.docent.api.conversation.stream;

import java.util.Collection;
import java.util.List;

/** Operations on messages that are being generated which the store executes as one statement each. */
interface MessageStreamOperations {

    /** Replaces the texts of messages in one batch, but not of those that another node holds or that are whole. */
    void write(String holder, Collection<Written> texts);

    /** {@return what the node is to know of the messages that it holds} */
    List<Signal> signals(String holder);

    /** {@return whether the node holds the message now, which another one held} */
    boolean take(String id, String from, String to);

    /** Reports a client that follows on another node; ignored if the message is whole. */
    void follow(String id);

    /** Asks the holder to end the generation; ignored if the message is whole. */
    void stop(String id);

    /** Deletes the record if the node holds it. */
    void delete(String id, String holder);

    /** The text of a message so far. */
    record Written(String id, String text) {}

    /** What others tell the holder of a message. */
    record Signal(String id, boolean stopping, long followed) {}
}

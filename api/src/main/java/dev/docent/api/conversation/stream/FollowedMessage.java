package dev.docent.api.conversation.stream;

import java.util.List;
import java.util.Optional;

/** An assistant message that a client follows, read from the records as this client may see it. */
public interface FollowedMessage {

    MessageRef ref();

    /** {@return the data of the event {@code message}, which comes first} */
    Object questionData();

    /**
     * {@return the message; empty while it is generated}
     *
     * @throws dev.docent.api.problem.ProblemException (404) if it does not exist
     */
    Optional<Whole> whole();

    /**
     * A message that is no longer generated.
     *
     * @param closing the events after the text, in their order
     */
    record Whole(String text, List<Closing> closing) {}

    /** An event after the text. */
    record Closing(String event, Object data) {}
}

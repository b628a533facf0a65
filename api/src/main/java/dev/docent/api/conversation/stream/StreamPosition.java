package dev.docent.api.conversation.stream;

import dev.docent.api.problem.ProblemException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How much of a stream a client has received; the id of each event is the position after it.
 *
 * @param text characters of the text
 * @param closing events after the text
 */
record StreamPosition(int text, int closing) {

    /** After the event {@code message}. */
    static final StreamPosition START = new StreamPosition(0, 0);

    /** Behind all that can be sent. */
    static final StreamPosition NEVER = new StreamPosition(Integer.MAX_VALUE, 0);

    private static final int FAILED = 9;
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.(\\d)");

    /**
     * {@return the position after the event with this id; empty if no event was received}
     *
     * @throws ProblemException (400) if no event has such an id
     */
    static Optional<StreamPosition> after(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return Optional.empty();
        }
        var form = FORM.matcher(lastEventId);
        if (!form.matches()) {
            throw ProblemException.badRequest("Last-Event-ID", "is not the id of an event of this stream");
        }
        return Optional.of(new StreamPosition(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))));
    }

    /** {@return where to continue in the first characters of a text: not between the halves of one} @param length their number */
    int in(CharSequence sent, int length) {
        var at = Math.min(text, length);
        return at > 0 && at < length && Character.isLowSurrogate(sent.charAt(at)) ? at - 1 : at;
    }

    /** {@return whether no event of the message follows} */
    boolean isAfter(FollowedMessage.Whole whole) {
        return closing >= whole.closing().size();
    }

    StreamPosition afterText(int length) {
        return new StreamPosition(length, 0);
    }

    StreamPosition afterClosing(int events) {
        return new StreamPosition(text, events);
    }

    /** {@return the position after an event {@code error}, behind which there is nothing} */
    StreamPosition afterFailure() {
        return new StreamPosition(text, FAILED);
    }

    String id() {
        return text + "." + closing;
    }
}

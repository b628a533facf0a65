package dev.docent.api.conversation.stream;

import dev.docent.api.access.share.AccessInForce.HeldAccess;
import dev.docent.retrieval.answering.AnswerStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A message that this node generates. The generation appends text; followers see it once it is stored. Surrounding white
 * space is not part of a message, so none is kept at the beginning. Safe for concurrent use.
 */
final class OpenStream implements AnswerStream {

    private final MessageRef message;
    private final Consumer<OpenStream> onText;
    private final Set<HeldAccess> shares;
    private final StringBuilder text = new StringBuilder();
    private int stored;
    private int followers;
    private long unfollowedSince = System.nanoTime();
    private long followedElsewhere;
    private @Nullable Long stoppedAt;
    private boolean begun;
    private boolean ended;
    private @Nullable RuntimeException failure;

    /**
     * @param onText called when there is text to store
     * @param shares what of other accounts the message is generated from
     */
    OpenStream(MessageRef message, Consumer<OpenStream> onText, Set<HeldAccess> shares) {
        this.message = message;
        this.onText = onText;
        this.shares = Set.copyOf(shares);
    }

    MessageRef message() {
        return message;
    }

    Set<HeldAccess> shares() {
        return shares;
    }

    /** Says that the record of the stream exists. */
    synchronized void onBegun() {
        begun = true;
    }

    synchronized boolean isBegun() {
        return begun;
    }

    @Override
    public boolean onDelta(String part) {
        if (append(part)) {
            onText.accept(this);
        }
        return isOpen();
    }

    /** {@return whether there is text to store} What a stop makes of an answer that has not begun is no part of it. */
    private synchronized boolean append(String part) {
        if (ended || stoppedAt != null && text.isEmpty()) {
            return false;
        }
        text.append(text.isEmpty() ? part.stripLeading() : part);
        return text.length() > stored;
    }

    @Override
    public synchronized boolean isOpen() {
        return stoppedAt == null && !ended;
    }

    /** {@return the text so far} */
    synchronized String text() {
        return text.toString();
    }

    /** Shows followers the text up to this length. */
    synchronized void onStored(int length) {
        stored = Math.max(stored, length);
        notifyAll();
    }

    /** Ends the generation soon. Idempotent. */
    synchronized void stop() {
        if (stoppedAt == null) {
            stoppedAt = System.nanoTime();
        }
    }

    synchronized boolean isStopped() {
        return stoppedAt != null;
    }

    /** {@return whether the generation was stopped this long ago and has not ended} */
    synchronized boolean isOverdue(Duration time) {
        return !ended && stoppedAt != null && System.nanoTime() - stoppedAt >= time.toNanos();
    }

    /** Ends the stream: the message is whole, interrupted, or gone. {@return whether it was open} */
    synchronized boolean end(@Nullable RuntimeException reason) {
        var isFirst = !ended;
        if (isFirst) {
            ended = true;
            failure = reason;
            notifyAll();
        }
        return isFirst;
    }

    synchronized void join() {
        followers++;
    }

    /** Ends the generation if the follower was the last one and its credential has ended. */
    synchronized void leave(boolean credentialEnded) {
        followers--;
        unfollowedSince = System.nanoTime();
        if (followers == 0 && credentialEnded) {
            stop();
        }
    }

    /** @param reports how often followers on other nodes have reported */
    synchronized void onFollowedElsewhere(long reports) {
        if (reports != followedElsewhere) {
            followedElsewhere = reports;
            unfollowedSince = System.nanoTime();
        }
    }

    /** {@return whether nobody has followed for this time} */
    synchronized boolean isUnfollowed(Duration time) {
        return followers == 0 && System.nanoTime() - unfollowedSince >= time.toNanos();
    }

    /**
     * Waits for stored text beyond a position, for the end of the stream, or for the timeout.
     *
     * @return what is there then, from the position on
     */
    synchronized Seen await(StreamPosition position, Duration timeout) throws InterruptedException {
        var end = System.nanoTime() + timeout.toNanos();
        for (var left = timeout.toNanos();
                stored <= position.text() && !ended && left > 0;
                left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        var from = position.in(text, stored);
        return new Seen(from, text.substring(from, stored), ended, failure);
    }

    /** {@return whether the stream has ended within the timeout} */
    boolean awaitEnd(Duration timeout) throws InterruptedException {
        return await(StreamPosition.NEVER, timeout).ended();
    }

    /**
     * What followers see of a stream.
     *
     * @param from where the text begins
     * @param text that is stored
     * @param ended whether the records say what became of the message
     * @param failure why the generation ended; null if it did not fail
     */
    record Seen(
            int from, String text, boolean ended, @Nullable RuntimeException failure) {}
}

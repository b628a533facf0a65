package dev.docent.api.conversation.history;

import dev.docent.api.media.message.MessageMedia;
import org.jspecify.annotations.Nullable;

/**
 * A question to store.
 *
 * @param content as it was written
 * @param standalone as rewritten; null if it is the question that was written
 * @param parent id of the message that it follows, or {@link MessageTree#ROOT}; null to follow the chosen path
 * @param media its images or audio; null for none
 */
public record Draft(
        String content,
        @Nullable String standalone,
        @Nullable String parent,
        @Nullable MessageMedia media) {

    /** {@return a question that follows the chosen path} @param asked the question as rewritten */
    public static Draft of(String written, String asked) {
        return new Draft(written, asked.equals(written) ? null : asked, null, null);
    }

    /** {@return this question below a message, or {@link MessageTree#ROOT}} */
    public Draft below(String message) {
        return new Draft(content, standalone, message, media);
    }

    /** {@return this question with images or audio} @param more null for none */
    public Draft with(@Nullable MessageMedia more) {
        return new Draft(content, standalone, parent, more);
    }
}

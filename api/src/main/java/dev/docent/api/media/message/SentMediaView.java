package dev.docent.api.media.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The images or audio of a message as clients see them.
 *
 * @param type the type of the message
 * @param mediaUrls of its images, with links that hang on the caller's credential
 * @param audioUrl null if there is no audio, or it was deleted
 * @param audioDurationSeconds null if it is not known
 */
public record SentMediaView(
        String type,
        List<String> mediaUrls,
        @Nullable String audioUrl,
        @Nullable Double audioDurationSeconds) {

    /** A message without media. */
    public static final SentMediaView NONE = new SentMediaView("text", List.of(), null, null);

    /** {@return a message whose URLs are not shown} */
    public static SentMediaView of(@Nullable MessageMedia media) {
        return media == null ? NONE : new SentMediaView(media.type(), List.of(), null, null);
    }
}

package dev.docent.retrieval.chat;

import java.util.List;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.content.Media;
import org.springframework.ai.content.MediaContent;

/** Images and audio within a request. */
public final class InlineMedia {

    /** Google and Azure accept requests of 20 MB, in which Base64 encodes three bytes as four characters. */
    private static final long MOST_BYTES = 14_000_000;

    private InlineMedia() {}

    /** {@return the images and audio of a message} */
    public static List<Media> of(Message message) {
        return message instanceof MediaContent content ? List.copyOf(content.getMedia()) : List.of();
    }

    /** @throws IllegalArgumentException if the images and audio of all messages exceed the size of a request */
    public static void mustFit(List<Message> messages) {
        var bytes = messages.stream()
                .flatMap(message -> of(message).stream())
                .filter(media -> !(media instanceof LinkedMedia))
                .mapToLong(media -> bytes(media).length)
                .sum();
        if (bytes > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "The images and audio of a request may have at most %d bytes in total, but have %d"
                            .formatted(MOST_BYTES, bytes));
        }
    }

    /**
     * {@return the content} Refuses a URL, because the provider would fetch any address that a caller names.
     *
     * @throws IllegalArgumentException if it is a URL
     */
    public static byte[] bytes(Media media) {
        if (media.getData() instanceof byte[] bytes) {
            return bytes;
        }
        throw new IllegalArgumentException("Images and audio must be sent as bytes, not as a URL");
    }
}

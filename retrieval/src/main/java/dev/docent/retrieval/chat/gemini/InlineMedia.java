package dev.docent.retrieval.chat.gemini;

import com.google.genai.types.Part;
import java.util.List;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.content.Media;
import org.springframework.ai.content.MediaContent;

/** Images and audio within a request. */
final class InlineMedia {

    /** Google accepts requests of 20 MB, in which Base64 encodes three bytes as four characters. */
    private static final long MOST_BYTES = 14_000_000;

    private InlineMedia() {}

    /** {@return the images and audio of a message} */
    static List<Media> of(Message message) {
        return message instanceof MediaContent content ? List.copyOf(content.getMedia()) : List.of();
    }

    /** @throws IllegalArgumentException if the images and audio of all messages exceed the size of a request */
    static void mustFit(List<Message> messages) {
        var bytes = messages.stream()
                .flatMap(message -> of(message).stream())
                .mapToLong(media -> bytes(media).length)
                .sum();
        if (bytes > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "The images and audio of a request may have at most %d bytes in total, but have %d"
                            .formatted(MOST_BYTES, bytes));
        }
    }

    static Part part(Media media) {
        return Part.fromBytes(bytes(media), media.getMimeType().toString());
    }

    /** Refuses a URL, because Google would fetch any address that a caller names. */
    private static byte[] bytes(Media media) {
        if (media.getData() instanceof byte[] bytes) {
            return bytes;
        }
        throw new IllegalArgumentException("Images and audio must be sent as bytes, not as a URL");
    }
}

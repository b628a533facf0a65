package dev.docent.retrieval.chat.gemini;

import com.google.genai.types.Part;
import java.util.List;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.content.Media;
import org.springframework.ai.content.MediaContent;

/** Images and audio that are sent within the request. */
final class InlineMedia {

    /** A request may have 20 MB, in which three bytes become four letters. */
    private static final long MOST_BYTES = 14_000_000;

    private InlineMedia() {}

    /** {@return what a message brings besides its text} */
    static List<Media> of(Message message) {
        return message instanceof MediaContent content ? List.copyOf(content.getMedia()) : List.of();
    }

    /** @throws IllegalArgumentException if all together are more than a request may hold */
    static void mustFit(List<Message> messages) {
        var bytes = messages.stream()
                .flatMap(message -> of(message).stream())
                .mapToLong(media -> bytes(media).length)
                .sum();
        if (bytes > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "Images and audio of a request may have %d bytes together, not %d".formatted(MOST_BYTES, bytes));
        }
    }

    static Part part(Media media) {
        return Part.fromBytes(bytes(media), media.getMimeType().toString());
    }

    /** What is only named would be fetched by Google, from wherever the name leads. */
    private static byte[] bytes(Media media) {
        if (media.getData() instanceof byte[] bytes) {
            return bytes;
        }
        throw new IllegalArgumentException("Images and audio are sent as bytes, not by their address");
    }
}

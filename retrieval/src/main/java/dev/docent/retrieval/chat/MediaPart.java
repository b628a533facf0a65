package dev.docent.retrieval.chat;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.content.Media;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.MimeType;

/**
 * An image or audio that goes to a chat model.
 *
 * @param mediaType its type
 * @param content the bytes; null if the provider fetches them
 * @param address where the provider fetches it, on a host that the installation permits; null if the bytes are sent
 */
public record MediaPart(
        String mediaType,
        byte @Nullable [] content,
        @Nullable URI address) {

    /** {@return media that are sent} */
    public static MediaPart of(String mediaType, byte[] content) {
        return new MediaPart(mediaType, content, null);
    }

    /** {@return media that the provider fetches} */
    public static MediaPart at(String mediaType, URI address) {
        return new MediaPart(mediaType, null, address);
    }

    /** {@return the same as a part of a message} */
    public Media asMedia() {
        var type = MimeType.valueOf(mediaType);
        return content != null ? new Media(type, new ByteArrayResource(content)) : linked(type);
    }

    private Media linked(MimeType type) {
        if (address == null) {
            throw new IllegalStateException("Media need content or an address");
        }
        return new LinkedMedia(type, address);
    }

    @Override
    public String toString() {
        return "MediaPart[mediaType=" + mediaType + "]";
    }
}

package dev.docent.retrieval.chat;

import java.net.URI;
import org.springframework.ai.content.Media;
import org.springframework.util.MimeType;

/**
 * An image or audio that the provider fetches from an address which the installation permits. Other media must be sent as
 * bytes, because the provider would fetch any address that a caller names.
 */
public final class LinkedMedia extends Media {

    private final URI address;

    public LinkedMedia(MimeType mediaType, URI address) {
        super(mediaType, address);
        this.address = address;
    }

    public URI address() {
        return address;
    }
}

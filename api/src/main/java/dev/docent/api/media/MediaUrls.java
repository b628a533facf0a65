package dev.docent.api.media;

import dev.docent.api.access.Caller;
import dev.docent.api.exchange.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The URLs of renditions, as clients get them and as messages name them. */
@Component
public class MediaUrls {

    static final String PATH = "/api/v1/media/";

    private static final Pattern OURS =
            Pattern.compile("(?:.*)" + PATH + "([A-Za-z0-9-]{1,64})/([a-z]{1,20})\\?link=([A-Za-z0-9_.-]{1,1000})");

    private final MediaLinks links;
    private final PublicUrl publicUrl;
    private final @Nullable URI base;

    MediaUrls(MediaLinks links, PublicUrl publicUrl, MediaProperties settings) {
        this.links = links;
        this.publicUrl = publicUrl;
        this.base = settings.baseUrl();
    }

    /** {@return the URL of a rendition, for whoever has it} */
    public String of(Caller caller, StoredMedia media, String rendition, HttpServletRequest request) {
        var path = PATH + media.id() + "/" + rendition;
        var address =
                base == null ? publicUrl.of(request, path) : base.toString().replaceAll("/+$", "") + path;
        return address + "?link=" + links.make(caller, media.id(), rendition);
    }

    /**
     * {@return the id of the media whose URL was handed out to the caller's account and is still valid; empty for any other
     * URL} The signature shows that it is ours, so its host does not matter.
     */
    public Optional<String> idOf(Caller caller, String url) {
        var ours = OURS.matcher(url);
        return ours.matches()
                ? links.verify(ours.group(1), ours.group(2), ours.group(3))
                        .filter(link -> link.owner().equals(caller.account()))
                        .map(link -> ours.group(1))
                : Optional.empty();
    }
}

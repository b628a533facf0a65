package dev.docent.api.media;

import dev.docent.api.access.Caller;
import dev.docent.api.media.StoredMedia.Kind;
import dev.docent.ingestion.parsing.media.Rendition;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows media, with links that hang on the caller's credential. */
@Component
public class MediaViews {

    private final MediaUrls urls;
    private final MediaLinks links;

    MediaViews(MediaUrls urls, MediaLinks links) {
        this.urls = urls;
        this.links = links;
    }

    /** {@return the media as the caller sees it} */
    public MediaView of(Caller caller, StoredMedia media, HttpServletRequest request) {
        var full = media.full();
        var millis = media.durationMillis();
        return new MediaView(
                media.id(),
                urls.of(caller, media, Rendition.FULL, request),
                media.kind().name().toLowerCase(Locale.ROOT),
                full.mediaType(),
                full.size(),
                full.width(),
                full.height(),
                image(caller, media, Rendition.THUMBNAIL, request),
                image(caller, media, Rendition.SCREEN, request),
                millis == null ? null : millis / 1000.0,
                media.transcript(),
                links.expiry(),
                media.createdAt());
    }

    private @Nullable String image(Caller caller, StoredMedia media, String rendition, HttpServletRequest request) {
        return media.kind() == Kind.IMAGE ? urls.of(caller, media, rendition, request) : null;
    }
}

package dev.docent.api.media.message;

import dev.docent.api.access.Caller;
import dev.docent.api.media.MediaLibrary;
import dev.docent.api.media.MediaUrls;
import dev.docent.api.media.StoredMedia;
import dev.docent.api.media.StoredMedia.Kind;
import dev.docent.api.media.message.MessageMedia.Item;
import dev.docent.ingestion.parsing.media.Rendition;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Shows the media of messages to the caller of the request that this thread serves. Media that were deleted are left out. */
@Component
public class SentMediaViews {

    private final MediaLibrary library;
    private final MediaUrls urls;

    SentMediaViews(MediaLibrary library, MediaUrls urls) {
        this.library = library;
        this.urls = urls;
    }

    /** {@return the media as the caller sees them; without URLs outside of a request} */
    public SentMediaView of(@Nullable MessageMedia media) {
        if (media == null) {
            return SentMediaView.NONE;
        }
        return request()
                .flatMap(request -> caller(request).map(caller -> of(caller, media, request)))
                .orElseGet(() -> SentMediaView.of(media));
    }

    private SentMediaView of(Caller caller, MessageMedia media, HttpServletRequest request) {
        var audio = kept(caller, media, Kind.AUDIO).findFirst().orElse(null);
        var millis =
                audio == null || audio.media() == null ? null : audio.media().durationMillis();
        return new SentMediaView(
                media.type(),
                kept(caller, media, Kind.IMAGE)
                        .map(each -> url(caller, each, request))
                        .toList(),
                audio == null ? null : url(caller, audio, request),
                millis == null ? null : millis / 1000.0);
    }

    private Stream<Kept> kept(Caller caller, MessageMedia media, Kind kind) {
        return media.items().stream()
                .filter(item -> item.kind() == kind)
                .map(item -> new Kept(
                        item,
                        item.id() == null
                                ? null
                                : library.find(caller.account(), item.id()).orElse(null)))
                .filter(each -> each.item.id() == null || each.media != null);
    }

    private String url(Caller caller, Kept kept, HttpServletRequest request) {
        return kept.media == null
                ? String.valueOf(kept.item.address())
                : urls.of(caller, kept.media, Rendition.FULL, request);
    }

    private static Optional<HttpServletRequest> request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(attributes.getRequest())
                : Optional.empty();
    }

    private static Optional<Caller> caller(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication authentication
                        && authentication.getPrincipal() instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }

    /** @param media null for an address of another host */
    private record Kept(Item item, @Nullable StoredMedia media) {}
}

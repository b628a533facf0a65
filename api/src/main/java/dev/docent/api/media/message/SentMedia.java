package dev.docent.api.media.message;

import dev.docent.api.access.Caller;
import dev.docent.api.media.MediaLibrary;
import dev.docent.api.media.MediaProperties;
import dev.docent.api.media.MediaUrls;
import dev.docent.api.media.StoredMedia.Kind;
import dev.docent.api.media.message.MessageMedia.Item;
import dev.docent.api.problem.Problem;
import dev.docent.api.problem.ProblemException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Accepts the URLs of a message: those that were handed out to the caller's account, and those of hosts that are configured.
 * No URL is ever fetched here.
 */
@Component
class SentMedia {

    private static final int MOST_IMAGES = 10;

    private final MediaUrls urls;
    private final MediaLibrary library;
    private final Set<String> hosts;

    SentMedia(MediaUrls urls, MediaLibrary library, MediaProperties settings) {
        this.urls = urls;
        this.library = library;
        this.hosts = settings.hosts();
    }

    /**
     * {@return the media of a message; empty if it has only text}
     *
     * @throws ProblemException (400) if a URL is not accepted or leads to something else, or the type does not fit
     */
    Optional<MessageMedia> of(Caller caller, String type, @Nullable List<String> mediaUrls, @Nullable String audioUrl) {
        var images = Objects.requireNonNullElse(mediaUrls, List.<String>of());
        check(type, images, audioUrl);
        var items = new ArrayList<Item>();
        for (var each = 0; each < images.size(); each++) {
            items.add(item(caller, "media_urls[" + each + "]", images.get(each), Kind.IMAGE));
        }
        if (audioUrl != null) {
            items.add(item(caller, "audio_url", audioUrl, Kind.AUDIO));
        }
        return items.isEmpty() ? Optional.empty() : Optional.of(new MessageMedia(type, items));
    }

    private static void check(String type, List<String> images, @Nullable String audio) {
        if (images.size() > MOST_IMAGES) {
            throw ProblemException.badRequest("media_urls", "may have at most " + MOST_IMAGES + " URLs");
        }
        var needs = type.equals("image") || type.equals("multimodal");
        if (needs && images.isEmpty() && (audio == null || type.equals("image"))) {
            throw ProblemException.badRequest(
                    "media_urls", "is missing: a message of the type " + type + " needs a URL of /api/v1/media/upload");
        }
        if (!needs && !images.isEmpty()) {
            throw ProblemException.badRequest(
                    "media_urls", "needs a message of the type image or multimodal, not " + type);
        }
        if (type.equals("audio") && audio == null) {
            throw ProblemException.badRequest(
                    "audio_url", "is missing: a message of the type audio needs a URL of /api/v1/media/upload");
        }
        if (audio != null && !type.equals("audio") && !type.equals("multimodal")) {
            throw ProblemException.badRequest(
                    "audio_url", "needs a message of the type audio or multimodal, not " + type);
        }
    }

    private Item item(Caller caller, String field, String url, Kind kind) {
        var own = urls.idOf(caller, url).flatMap(id -> library.find(caller.account(), id));
        if (own.isPresent() && own.get().kind() != kind) {
            throw ProblemException.badRequest(
                    field, "leads to " + name(own.get().kind()) + ", but " + name(kind) + " is expected");
        }
        return own.map(Item::of).or(() -> permitted(url, kind)).orElseThrow(() -> refused(field));
    }

    private Optional<Item> permitted(String url, Kind kind) {
        try {
            var address = URI.create(url);
            var isPermitted = "https".equalsIgnoreCase(address.getScheme())
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && hosts.contains(address.getHost().toLowerCase(Locale.ROOT));
            return isPermitted ? Optional.of(new Item(kind, null, url)) : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static ProblemException refused(String field) {
        return new ProblemException(
                Problem.ofField(
                        HttpStatus.BAD_REQUEST,
                        field,
                        "is not a URL that /api/v1/media/upload handed out to this account and that is still valid, nor of"
                                + " a host in docent.media.allowed-hosts; upload the file first"),
                null);
    }

    private static String name(Kind kind) {
        return kind == Kind.IMAGE ? "an image" : "audio";
    }
}

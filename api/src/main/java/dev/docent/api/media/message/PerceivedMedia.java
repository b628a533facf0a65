package dev.docent.api.media.message;

import dev.docent.api.access.Caller;
import dev.docent.api.media.MediaLibrary;
import dev.docent.api.media.MediaTexts;
import dev.docent.api.media.StoredMedia;
import dev.docent.api.media.StoredMedia.Kind;
import dev.docent.api.media.message.MessageMedia.Item;
import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.chunking.Chunk;
import dev.docent.retrieval.answering.Question.Attached;
import dev.docent.retrieval.chat.MediaPart;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.passage.PassageSource;
import dev.docent.retrieval.perception.Perception;
import dev.docent.retrieval.perception.Transcription;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * Sees and hears the media of a message, as far as the installation can: images go to a chat model that sees, else their text is
 * recognized; audio is written down by a chat model that hears. Safe for concurrent use.
 */
@Service
public class PerceivedMedia {

    /** A score above that of any passage that a search finds: what the user shows is asked about. */
    private static final double BEST = 1;

    private final SentMedia sent;
    private final MediaLibrary library;
    private final MediaTexts texts;
    private final Perception perception;
    private final Transcription transcription;

    PerceivedMedia(
            SentMedia sent,
            MediaLibrary library,
            MediaTexts texts,
            Perception perception,
            Transcription transcription) {
        this.sent = sent;
        this.library = library;
        this.texts = texts;
        this.perception = perception;
        this.transcription = transcription;
    }

    /**
     * {@return the media of a message; empty if it has only text}
     *
     * @throws ProblemException (400) if a URL is not accepted; (422) if nothing here sees or hears, with what to set
     */
    public Optional<MessageMedia> accept(
            Caller caller, String type, @Nullable List<String> mediaUrls, @Nullable String audioUrl) {
        var media = sent.of(caller, type, mediaUrls, audioUrl);
        media.ifPresent(this::requireSenses);
        return media;
    }

    private void requireSenses(MessageMedia media) {
        for (var item : media.items()) {
            if (item.kind() == Kind.AUDIO && !perception.hears()) {
                throw unprocessable("No chat model of this installation accepts audio: " + Perception.TO_HEAR);
            }
            if (item.kind() == Kind.IMAGE && !perception.sees() && (item.id() == null || !texts.canRead())) {
                throw unprocessable("No chat model here sees"
                        + (item.id() == null ? ", and addresses of other hosts are never fetched" : "")
                        + ": " + Perception.TO_SEE
                        + (item.id() == null ? "" : "; or install Tesseract, which reads the text in images"));
            }
        }
    }

    /**
     * {@return what is said in the audio of a message; empty if it has none}
     *
     * @throws ProblemException (422) if nothing is said in it, or it is not in the form that is heard
     */
    public Optional<String> transcript(String owner, MessageMedia media) {
        return media.items().stream()
                .filter(item -> item.kind() == Kind.AUDIO)
                .findFirst()
                .map(item -> transcript(owner, item));
    }

    private String transcript(String owner, Item item) {
        var own = item.id() == null ? null : library.get(owner, item.id());
        if (own != null && own.transcript() != null) {
            return own.transcript();
        }
        var said = transcription.transcribe(owner, part(owner, item));
        if (said.isEmpty()) {
            throw unprocessable("Nothing is said in the audio");
        }
        if (own != null) {
            library.keepTranscript(own, said);
        }
        return said;
    }

    /** {@return what a question about the media brings along} Deleted media are left out. */
    public Attached attach(String owner, MessageMedia media) {
        var images = media.items().stream()
                .filter(item -> item.kind() == Kind.IMAGE)
                .filter(item ->
                        item.id() == null || library.find(owner, item.id()).isPresent())
                .toList();
        return perception.sees()
                ? new Attached(images.stream().map(item -> part(owner, item)).toList(), List.of())
                : new Attached(List.of(), read(owner, images));
    }

    private List<PassageHit> read(String owner, List<Item> images) {
        var passages = images.stream()
                .flatMap(item -> Stream.ofNullable(item.id()))
                .map(id -> library.get(owner, id))
                .flatMap(this::passages)
                .toList();
        if (passages.isEmpty() && !images.isEmpty()) {
            throw unprocessable(
                    "No text was recognized in the images, and no chat model here sees them: " + Perception.TO_SEE);
        }
        return passages;
    }

    private MediaPart part(String owner, Item item) {
        if (item.id() == null) {
            var address = Objects.requireNonNull(item.address());
            return MediaPart.at(type(address, item.kind()), URI.create(address));
        }
        var media = library.get(owner, item.id());
        return MediaPart.of(media.full().mediaType(), library.content(media));
    }

    private Stream<PassageHit> passages(StoredMedia image) {
        var text = texts.read(image);
        var source = new PassageSource(
                image.owner(),
                "",
                image.id(),
                "image." + image.full().extension(),
                image.full().mediaType(),
                image.createdAt(),
                Map.of(),
                text.language());
        return IntStream.range(0, text.chunks().size())
                .mapToObj(each -> hit(text.chunks().get(each), source, each));
    }

    private static PassageHit hit(Chunk chunk, PassageSource source, int ordinal) {
        return new PassageHit(chunk.asPassage(source, ordinal), BEST, null, null);
    }

    /** {@return the media type that the end of an address suggests} */
    private static String type(String address, Kind kind) {
        var path = address.replaceAll("[?#].*", "").toLowerCase(Locale.ROOT);
        if (kind == Kind.AUDIO) {
            return path.endsWith(".wav") ? "audio/wav" : path.endsWith(".ogg") ? "audio/ogg" : "audio/mpeg";
        }
        return path.endsWith(".png") ? "image/png" : path.endsWith(".webp") ? "image/webp" : "image/jpeg";
    }

    private static ProblemException unprocessable(String detail) {
        return ProblemException.of(HttpStatus.UNPROCESSABLE_ENTITY, detail);
    }
}

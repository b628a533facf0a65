package dev.docent.ingestion.transcription;

import dev.docent.ingestion.parsing.AwaitedCall;
import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.media.ConvertedMedia;
import dev.docent.ingestion.parsing.media.MediaBounds;
import dev.docent.ingestion.parsing.media.MediaConverter;
import dev.docent.retrieval.chat.MediaPart;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.perception.Perception;
import dev.docent.retrieval.perception.Transcript;
import dev.docent.retrieval.perception.Transcription;
import dev.docent.retrieval.provider.ProviderException;
import dev.docent.retrieval.provider.ProviderException.LimitReachedException;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import dev.docent.storage.objects.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Has a chat model write down what is said in audio files, once for each document. */
@Component
@EnableConfigurationProperties(TranscriptionProperties.class)
final class TranscribeAudio implements AudioReader {

    private static final Omission CUT_OFF = new Omission(
            "transcript_cut_off", "The end of the audio was not written down: the model's answer had its full length.");

    private static final Omission NOTHING_SAID = new Omission("nothing_said", "Nothing is said in the audio.");

    private final MediaConverter converter;
    private final Perception perception;
    private final Transcription transcription;
    private final StoredTranscripts stored;
    private final TranscriptionProperties limits;

    TranscribeAudio(
            MediaConverter converter,
            Perception perception,
            Transcription transcription,
            ObjectStore objects,
            TranscriptionProperties limits) {
        this.converter = converter;
        this.perception = perception;
        this.transcription = transcription;
        this.stored = new StoredTranscripts(objects);
        this.limits = limits;
    }

    @Override
    public ParsedDocument read(DocumentRef document, DocumentFile file, ReadingProgress progress) {
        if (!perception.hears()) {
            throw new UnreadableDocumentException(
                    Reason.UNSUPPORTED, "The file is audio, and no chat model here hears: " + Perception.TO_HEAR);
        }
        checkSize(file.path());
        var audio = converter.convert(file.path(), new MediaBounds(1, limits.maxDuration()));
        var transcript = stored.get(document).orElseGet(() -> transcribed(document, audio, progress));
        return new ParsedDocument(
                audio.renditions().getFirst().mediaType(),
                null,
                blocks(transcript),
                omissions(transcript),
                Set.of(),
                List.of());
    }

    private static List<Omission> omissions(Transcript transcript) {
        if (transcript.parts().isEmpty()) {
            return List.of(NOTHING_SAID);
        }
        return transcript.isWhole() ? List.of() : List.of(CUT_OFF);
    }

    private void checkSize(Path file) {
        try {
            var size = Files.size(file);
            if (size > limits.maxSize().toBytes()) {
                throw UnreadableDocumentException.limit(
                        "An audio file may have at most %,d bytes, but has %,d",
                        limits.maxSize().toBytes(), size);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Transcript transcribed(DocumentRef document, ConvertedMedia audio, ReadingProgress progress) {
        var whole = audio.renditions().getFirst();
        var length = Objects.requireNonNull(audio.duration());
        var part = MediaPart.of(whole.mediaType(), whole.content());
        try {
            var transcript = AwaitedCall.of(
                    "docent-transcription",
                    () -> transcription.transcribeInParts(document.owner(), part, length),
                    progress);
            stored.put(document, transcript);
            return transcript;
        } catch (UnavailableException | LimitReachedException outage) {
            throw new TranscriptionUnavailableException(outage);
        } catch (ProviderException refused) {
            throw new UnreadableDocumentException(Reason.UNSUPPORTED, refused.sentence(), refused);
        }
    }

    private static List<Block> blocks(Transcript transcript) {
        var blocks = new ArrayList<Block>();
        for (var part : transcript.parts()) {
            var seconds = part.seconds();
            if (seconds != null) {
                blocks.add(new Block.Heading(1, time(Duration.ofSeconds(seconds)), null));
            }
            blocks.add(new Block.Paragraph(part.text(), null));
        }
        return blocks;
    }

    /** In words, since a time with colons would be taken for a time of day that is said. */
    private static String time(Duration time) {
        return time.toMinutes() == 0
                ? "%d s".formatted(time.toSeconds())
                : "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart());
    }
}

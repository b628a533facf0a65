package dev.docent.ingestion.transcription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.media.ConvertedMedia;
import dev.docent.ingestion.parsing.media.Rendition;
import dev.docent.retrieval.chat.MeteredChat;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.perception.Perception;
import dev.docent.retrieval.perception.Transcription;
import dev.docent.retrieval.provider.ProviderException.RejectedException;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import dev.docent.retrieval.usage.TokenUsage;
import dev.docent.retrieval.usage.TokenUsage.Purpose;
import dev.docent.storage.objects.InMemoryObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;

class TranscribeAudioTest {

    private static final DocumentRef DOCUMENT = new DocumentRef("ann", "1");

    @TempDir
    Path folder;

    final InMemoryObjectStore objects = new InMemoryObjectStore();
    final AtomicInteger heard = new AtomicInteger();
    Supplier<Flux<ChatResponse>> model =
            () -> Flux.just(said("[00:01] Welcome aboard.\n[01:20] It leaves at seven.", "STOP"));
    DocumentFile file;

    @BeforeEach
    void records() throws IOException {
        file = new DocumentFile(Files.writeString(folder.resolve("talk.mp3"), "sound"), "talk.mp3", null);
    }

    @Test
    void putsEachPartBelowTheTimeAtWhichItBegins() {
        var read = reader(true).read(DOCUMENT, file, ReadingProgress.NONE);

        assertThat(read.mediaType()).isEqualTo("audio/mpeg");
        assertThat(read.blocks())
                .containsExactly(
                        new Block.Heading(1, "1 s", null),
                        new Block.Paragraph("Welcome aboard.", null),
                        new Block.Heading(1, "1 min 20 s", null),
                        new Block.Paragraph("It leaves at seven.", null));
        assertThat(read.omissions()).isEmpty();
    }

    /** As after a crash between the transcript and its passages. */
    @Test
    void hearsADocumentOnceUntilItIsReady() {
        var first = reader(true).read(DOCUMENT, file, ReadingProgress.NONE);

        assertThat(reader(true).read(DOCUMENT, file, ReadingProgress.NONE)).isEqualTo(first);
        assertThat(heard.get()).isOne();

        new StoredTranscripts(objects).delete(DOCUMENT, "audio/mpeg");
        reader(true).read(DOCUMENT, file, ReadingProgress.NONE);
        assertThat(heard.get()).isEqualTo(2);
    }

    @Test
    void saysIfTheEndWasNotWrittenDown() {
        model = () -> Flux.just(said("Welcome aboard.", "MAX_TOKENS"));

        var read = reader(true).read(DOCUMENT, file, ReadingProgress.NONE);

        assertThat(read.blocks()).containsExactly(new Block.Paragraph("Welcome aboard.", null));
        assertThat(read.omissions())
                .singleElement()
                .satisfies(each -> assertThat(each.code()).isEqualTo("transcript_cut_off"));
    }

    @Test
    void isTriedAgainAfterAnOutageAndKeepsNothingOfIt() {
        model = () -> Flux.error(new UnavailableException("The model is away", Duration.ofSeconds(9), null));

        assertThatThrownBy(() -> reader(true).read(DOCUMENT, file, ReadingProgress.NONE))
                .isInstanceOfSatisfying(
                        TranscriptionUnavailableException.class,
                        outage -> assertThat(outage.retryAfter()).isEqualTo(Duration.ofSeconds(9)));
        assertThat(objects.list("")).isEmpty();
    }

    @Test
    void endsTheCallWhenTheDocumentIsDeletedMeanwhile() throws InterruptedException {
        var cancelled = new CountDownLatch(1);
        model = () -> Flux.<ChatResponse>never().doOnCancel(cancelled::countDown);
        var progress = new ReadingProgress() {
            @Override
            public void check() {
                if (heard.get() > 0) {
                    throw new IllegalStateException("It was deleted");
                }
            }
        };

        assertThatThrownBy(() -> reader(true).read(DOCUMENT, file, progress)).hasMessage("It was deleted");
        assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void saysWhyItIsNotRead() {
        assertRefused(reader(false), "GEMINI_API_KEY");
        model = () -> Flux.error(new RejectedException("The provider withheld it", null));
        assertRefused(reader(true), "The provider withheld it");
        assertRefused(reader(true, 4), "at most 4 bytes, but has 5");
    }

    private void assertRefused(AudioReader reader, String message) {
        assertThatThrownBy(() -> reader.read(DOCUMENT, file, ReadingProgress.NONE))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessageContaining(message);
    }

    private AudioReader reader(boolean hears) {
        return reader(hears, 100);
    }

    private AudioReader reader(boolean hears, int bytes) {
        var rendition = new Rendition(Rendition.FULL, "audio/mpeg", null, null, new byte[] {1});
        var chat = new MeteredChat(new Hearing(), TokenUsage.NONE, Purpose.TRANSCRIPTION);
        return new TranscribeAudio(
                (path, bounds) -> new ConvertedMedia("audio/mpeg", Duration.ofSeconds(90), List.of(rendition)),
                new Perception(false, hears),
                new Transcription(Optional.of(chat)),
                objects,
                new TranscriptionProperties(DataSize.ofBytes(bytes), Duration.ofHours(1)));
    }

    private static ChatResponse said(String text, String end) {
        var metadata = ChatGenerationMetadata.builder().finishReason(end).build();
        return new ChatResponse(List.of(new Generation(new AssistantMessage(text), metadata)));
    }

    private final class Hearing implements ChatModel {

        @Override
        public ChatResponse call(Prompt prompt) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Flux<ChatResponse> stream(Prompt prompt) {
            heard.incrementAndGet();
            return model.get();
        }
    }
}

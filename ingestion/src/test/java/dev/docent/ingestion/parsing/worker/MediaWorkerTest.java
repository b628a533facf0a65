package dev.docent.ingestion.parsing.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.docent.ingestion.parsing.DefaultLimits;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.media.ConvertedMedia;
import dev.docent.ingestion.parsing.media.MediaBounds;
import dev.docent.ingestion.parsing.media.SampleAudio;
import dev.docent.ingestion.parsing.media.SampleImages;
import dev.docent.ingestion.parsing.sandbox.TestSandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Images and audio in a sandboxed process with little memory. */
class MediaWorkerTest {

    private static final MediaBounds BOUNDS = new MediaBounds(90_000_000, Duration.ofHours(1));

    @TempDir
    Path folder;

    private WorkerPool pool;

    @BeforeEach
    void open() {
        var settings = new WorkerProperties(
                1,
                DataSize.ofMegabytes(160),
                Duration.ofSeconds(40),
                Duration.ofSeconds(1),
                200,
                Duration.ofMinutes(5));
        pool = new WorkerPool(folder.resolve("workers"), DefaultLimits.LIMITS, settings, TestSandbox.AUTO);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void convertsOneAfterTheOtherAndLeavesNoFile() throws IOException {
        var photograph = convert(SampleImages.photograph());
        var sound = convert(SampleAudio.mp3(1000));

        assertThat(photograph.renditions()).hasSize(3);
        assertThat(photograph.renditions().getFirst().content()).startsWith(0xff, 0xd8);
        assertThat(sound.renditions().getFirst().content()).hasSize(417_000);
        assertThat(files()).isEmpty();
    }

    @Test
    void drawsPagesOfPicturesAndPdfs() throws IOException {
        var photograph = file("photograph.jpg", SampleImages.encoded(SampleImages.picture(2000, 1000), "jpg"));
        var pdf = file("page.pdf", pdf());

        var picture = pool.picture(photograph, 1);
        var page = pool.picture(pdf, 1);

        assertThat(picture.width()).isEqualTo(1600);
        assertThat(picture.height()).isEqualTo(800);
        assertThat(picture.content()).startsWith(0xff, 0xd8);
        assertThat(page.mediaType()).isEqualTo("image/jpeg");
        assertThat(page.height()).isLessThanOrEqualTo(1600);
        assertThatThrownBy(() -> pool.picture(pdf, 2)).hasMessageContaining("no page 2");
        assertThatThrownBy(() -> pool.picture(file("a.txt", "text".getBytes(StandardCharsets.UTF_8)), 1))
                .isInstanceOf(UnreadableDocumentException.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void survivesAPictureThatNeedsMoreMemoryThanThereIs() throws IOException {
        var bomb = SampleImages.encoded(SampleImages.picture(9000, 9000), "png");
        assertThat(bomb).hasSizeLessThan(2_000_000);

        var refusal = catchThrowableOfType(UnreadableDocumentException.class, () -> convert(bomb));

        // On a busy machine its time may end before its memory does.
        assertThat(refusal.reason()).isIn(Reason.LIMIT, Reason.TIMEOUT);
        assertThat(convert(SampleImages.webp()).renditions()).hasSize(3);
        assertThat(files()).isEmpty();
    }

    private static byte[] pdf() {
        return new RawPdf()
                        .object("<</Type/Catalog/Pages 2 0 R>>")
                        .object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
                        .object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
                                + "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>")
                        .stream("", "BT /F1 12 Tf 72 700 Td (Home port: Kiel) Tj ET")
                        .bytes();
    }

    private DocumentFile file(String name, byte[] content) throws IOException {
        return new DocumentFile(Files.write(folder.resolve(name), content), name, null);
    }

    private ConvertedMedia convert(byte[] content) throws IOException {
        return pool.convert(Files.write(folder.resolve("upload.tmp"), content), BOUNDS);
    }

    private Stream<Path> files() throws IOException {
        try (var all = Files.walk(folder.resolve("workers"))) {
            return all.filter(Files::isRegularFile).toList().stream();
        }
    }
}

package dev.docent.ingestion.parsing.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.worker.HostilePool.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with cycles, excessive depth, two formats at once, and misleading encodings. */
class HostileShapesTest {

    private static final Duration MOST = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static HostilePool pool;

    @BeforeAll
    static void start() {
        pool = new HostilePool(folder.resolve("workers"), 256);
    }

    @AfterAll
    static void end() {
        pool.close();
    }

    @Test
    void readsUtf16WithoutAByteOrderMark() throws IOException {
        var text = "The ferry leaves at seven from the northern pier.\n".repeat(20);

        assertText(read("a.txt", text.getBytes(StandardCharsets.UTF_16LE)), "northern pier");
        assertText(read("b.txt", text.getBytes(StandardCharsets.UTF_16BE)), "northern pier");
    }

    @Test
    void readsTextWithALateAccent() throws IOException {
        var text = "The ferry leaves at seven.\n".repeat(5_000) + "Café déjà vu";

        assertText(read("a.txt", text.getBytes(StandardCharsets.UTF_8)), "Café déjà vu");
    }

    @Test
    void readsOrRejectsTextWithZeroBytes() throws IOException {
        var outcome =
                read("a.txt", "The ferry\0 leaves\0 at seven.\n".repeat(50).getBytes(StandardCharsets.US_ASCII));

        if (outcome.document() == null) {
            assertThat(outcome.refused().reason()).isEqualTo(Reason.UNSUPPORTED);
        } else {
            assertThat(outcome.read().blocks().toString()).contains("leaves").doesNotContain("\0");
        }
    }

    @Test
    void readsOrRejectsACyclicPageTree() throws IOException {
        var pdf = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>");
        for (int i = 0; i < 30_000; i++) {
            pdf.object("<</Type/Pages/Count 1/Kids[%d 0 R]>>".formatted(i + 3));
        }
        pdf.object("<</Type/Page/MediaBox[0 0 99 99]>>");

        assertRefusedOrRead(read("a.pdf", pdf.bytes()), Reason.LIMIT, Reason.CORRUPT);
    }

    @Test
    void readsOrRejectsPagesThatAreTheirOwnParents() throws IOException {
        var pdf = new RawPdf()
                .object("<</Type/Catalog/Pages 2 0 R>>")
                .object("<</Type/Pages/Count 9/Kids[2 0 R 3 0 R 2 0 R]/Parent 2 0 R>>")
                .object("<</Type/Page/Parent 3 0 R/Contents 3 0 R/Resources 3 0 R>>");

        assertRefusedOrRead(read("a.pdf", pdf.bytes()), Reason.LIMIT, Reason.CORRUPT);
    }

    @Test
    void readsPagesOfMillionsOfOperators() throws IOException {
        var pdf = page("q Q\n".repeat(1_500_000), "q Q");

        assertThat(read("a.pdf", pdf.bytes()).read().blocks()).isEmpty();
    }

    @Test
    void rejectsRecursiveForms() throws IOException {
        assertThat(read("a.pdf", page("/F Do", "/F Do /F Do").bytes()).refused().reason())
                .isEqualTo(Reason.LIMIT);
    }

    @Test
    void readsOrRejectsAFileThatIsBothPdfAndArchive() throws IOException {
        var both = new ByteArrayOutputStream();
        both.write(page("BT ET", "q Q").bytes());
        both.write(zip("secret.txt", "Hidden."));

        assertRefusedOrRead(read("a.pdf", both.toByteArray()), Reason.CORRUPT, Reason.UNSUPPORTED);
    }

    @Test
    void rejectsADocumentThatIsAnArchiveOfSomethingElse() throws IOException {
        assertThat(read("a.docx", zip("word/document.txt", "Text.")).refused().reason())
                .isIn(Reason.UNSUPPORTED, Reason.CORRUPT);
    }

    @Test
    void rejectsAPictureOfMorePixelsThanMemory() throws IOException {
        var header = HexFormat.of()
                .parseHex("89504e470d0a1a0a0000000d494844520000ea600000ea600802000000000000000000000049444154");

        assertThat(read("a.png", header).refused()).hasMessageContaining("pixels");
    }

    private static Outcome read(String name, byte[] content) throws IOException {
        var file = Files.write(folder.resolve(name), content);
        return assertTimeout(MOST, () -> pool.read(file, name, null));
    }

    private static void assertText(Outcome outcome, String wanted) {
        assertThat(outcome.read().blocks().toString()).contains(wanted);
    }

    private static void assertRefusedOrRead(Outcome outcome, Reason... reasons) {
        if (outcome.document() == null) {
            assertThat(outcome.refused().reason()).isIn((Object[]) reasons);
        }
    }

    private static RawPdf page(String content, String form) {
        return new RawPdf()
                        .object("<</Type/Catalog/Pages 2 0 R>>")
                        .object("<</Type/Pages/Count 1/Kids[3 0 R]>>")
                        .object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources 6 0 R>>")
                        .stream("", content)
                        .stream("/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources 6 0 R", form)
                        .object("<</XObject<</F 5 0 R>>>>");
    }

    private static byte[] zip(String name, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}

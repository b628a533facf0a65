package dev.docent.ingestion.parsing.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.docent.ingestion.parsing.DefaultLimits;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that would exhaust their reader are rejected, in less time than it takes to create them. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FileInspectionTest {

    private static final Path DATA = Path.of(System.getProperty("docent.test.data", "absent"));
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void acceptsAnArchive() throws IOException {
        var inner = new ZipBytes();
        inner.add("a.txt", "Tide".getBytes(StandardCharsets.UTF_8));
        var zip = new ZipBytes();
        zip.add("a.txt", new byte[10 * MEGABYTE]);
        zip.add("inner.zip", inner.bytes());

        assertThatCode(() -> check(zip.bytes())).doesNotThrowAnyException();
    }

    @Test
    void acceptsOrdinaryDocuments() throws IOException {
        assumeTrue(Files.isDirectory(DATA.resolve("documents")), "the shared documents are absent");
        try (var files = Files.walk(DATA.resolve("documents").resolve("docs"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThatCode(() -> FileInspection.check(file, DefaultLimits.LIMITS))
                        .as(file.toString())
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void rejectsAnEmptyFile() {
        assertRefused(new byte[0], Reason.EMPTY, "empty");
    }

    @Test
    void rejectsAnArchiveThatExpandsToManyTimesItsSize() throws IOException {
        var zip = new ZipBytes();
        zip.add("zeros", new byte[100 * MEGABYTE]);

        assertRefused(zip.bytes(), Reason.LIMIT, "200 times");
    }

    @Test
    void countsExpandedBytesInsteadOfStatedSizes() throws IOException {
        var zip = new ZipBytes();
        int offset = zip.add("zeros", new byte[100 * MEGABYTE]);
        var bytes = zip.bytes();
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(offset + 22, 10)
                .putInt(bytes.length - 22 - "zeros".length() - 22, 10);

        assertRefused(bytes, Reason.LIMIT, "200 times");
    }

    @Test
    void rejectsOverlappingFiles() throws IOException {
        var zip = new ZipBytes();
        var content = new byte[4 * MEGABYTE];
        int offset = zip.add("a", content);
        for (int i = 0; i < 1_000; i++) {
            zip.list("b" + i, offset, 0, 0, 4_000, content.length);
        }

        assertRefused(zip.bytes(), Reason.LIMIT, "overlap");
    }

    @Test
    void rejectsMoreFilesThanTheLimit() throws IOException {
        var zip = new ZipBytes();
        for (int i = 0; i < 60_000; i++) {
            zip.add("f" + i, new byte[0]);
        }

        assertRefused(zip.bytes(), Reason.LIMIT, "20,000 files");
    }

    @Test
    void rejectsEncryptedFiles() throws IOException {
        var zip = new ZipBytes();
        int offset = zip.add("plain.txt", new byte[10]);
        zip.list("secret.txt", offset + 100, 1, 0, 10, 10);

        assertRefused(zip.bytes(), Reason.ENCRYPTED, "password");
    }

    @Test
    void rejectsArchivesNestedTooDeeply() throws IOException {
        var content = "end".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 7; i++) {
            var zip = new ZipBytes();
            zip.add("inner.zip", content);
            content = zip.bytes();
        }

        assertRefused(content, Reason.LIMIT, "5 deep");
    }

    @Test
    void rejectsAnArchiveOfArchivesThatTogetherExpandTooFar() throws IOException {
        var inner = new ZipBytes();
        inner.add("zeros", new byte[40 * MEGABYTE]);
        var zip = new ZipBytes();
        for (int i = 0; i < 16; i++) {
            zip.add(i + ".zip", inner.bytes());
        }

        assertRefused(zip.bytes(), Reason.LIMIT, "times its size");
    }

    @Test
    void inspectsATruncatedArchive() throws IOException {
        var zip = new ZipBytes();
        zip.add("zeros", new byte[100 * MEGABYTE]);
        var bytes = zip.bytes();

        assertRefused(Arrays.copyOf(bytes, bytes.length - 60), Reason.LIMIT, "200 times");
    }

    @Test
    void rejectsAStreamThatExpandsToManyTimesItsSize() throws IOException {
        assertRefused(gzip(new byte[100 * MEGABYTE]), Reason.LIMIT, "200 times");
    }

    @Test
    void rejectsAStreamThatExpandsToItself() {
        var quine = DATA.resolve("hostile/bomb__quine.gz");
        assumeTrue(Files.exists(quine), "the hostile files are absent");

        assertThatThrownBy(() -> FileInspection.check(quine, DefaultLimits.LIMITS))
                .hasMessageContaining("5 deep");
    }

    @Test
    void countsTheFilesOfATapeArchive() throws IOException {
        var tar = new ByteArrayOutputStream();
        for (int i = 0; i < 30_000; i++) {
            var header = new byte[512];
            header[0] = 'f';
            System.arraycopy("00000000000".getBytes(StandardCharsets.US_ASCII), 0, header, 124, 11);
            System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, header, 257, 5);
            tar.write(header);
        }

        assertRefused(gzip(tar.toByteArray()), Reason.LIMIT, "20,000 files");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "89504e470d0a1a0a0000000d494844520000ea600000ea60",
                "ffd8ffe000040000ffc0001108ea60ea60",
                "47494638396160ea60ea",
                "424d00000000000000000000000028000000" + "60ea0000a015ffff",
                "49492a000800000002000001040001000000" + "60ea0000" + "0101040001000000" + "60ea0000" + "00000000",
                "4d4d002a000000080002010000030000" + "0001ea600000" + "010100030000" + "0001ea600000" + "00000000",
                "5249464600000000574542505650384c0000000000ffffffff"
            })
    void rejectsPicturesOfTooManyPixels(String start) {
        var bytes = HexFormat.of().parseHex(start);

        assertRefused(Arrays.copyOf(bytes, bytes.length + 64), Reason.LIMIT, "100,000,000 pixels");
    }

    @Test
    void rejectsCyclicPages() {
        assertRefused(HexFormat.of().parseHex("49492a0008000000" + "0000" + "08000000"), Reason.LIMIT, "20,000 pages");
    }

    private void check(byte[] content) throws IOException {
        FileInspection.check(Files.write(folder.resolve("file"), content), DefaultLimits.LIMITS);
    }

    private void assertRefused(byte[] content, Reason reason, String why) {
        assertThatThrownBy(() -> check(content)).isInstanceOfSatisfying(UnreadableDocumentException.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused).hasMessageContaining(why);
        });
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }
}

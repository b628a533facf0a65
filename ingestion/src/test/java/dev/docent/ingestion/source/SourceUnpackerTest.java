package dev.docent.ingestion.source;

import static dev.docent.ingestion.source.Packed.bytes;
import static dev.docent.ingestion.source.Packed.gzip;
import static dev.docent.ingestion.source.Packed.tar;
import static dev.docent.ingestion.source.Packed.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.ingestion.document.IngestionException.SourceTooLargeException;
import dev.docent.ingestion.document.IngestionException.UnusableSourceException;
import dev.docent.ingestion.source.Skipped.Reason;
import dev.docent.ingestion.source.SourceUnpacker.Unpacked;
import dev.docent.runtime.TemporaryFiles;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class SourceUnpackerTest {

    /** A mail with a text, a picture in it, a file of an encoded name, an archive, and a mail that is forwarded. */
    static final String MAIL = """
            From: Ann <ann@example.org>
            To: Bob <bob@example.org>
            Subject: Papers
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="b"

            --b
            Content-Type: text/plain; charset=utf-8

            The papers are attached.
            --b
            Content-Type: image/png; name="logo.png"
            Content-ID: <logo>
            Content-Disposition: inline; filename="logo.png"
            Content-Transfer-Encoding: base64

            iVBORw0KGgo=
            --b
            Content-Type: text/plain
            Content-Disposition: attachment; filename="=?utf-8?Q?=C3=BCber.txt?="
            Content-Transfer-Encoding: quoted-printable

            one=20two
            --b
            Content-Type: application/zip; name="../box.zip"
            Content-Disposition: attachment
            Content-Transfer-Encoding: base64

            %s
            --b
            Content-Type: message/rfc822

            From: Carol <carol@example.org>
            Subject: Forwarded

            Words of Carol.
            --b--
            """;

    @TempDir
    Path folder;

    private final Map<String, String> parts = new LinkedHashMap<>();
    private @Nullable String whole;

    @AfterEach
    void leavesNoFileBehind() throws IOException {
        if (Files.exists(folder.resolve("temporaryFiles"))) {
            assertThat(folder.resolve("temporaryFiles")).isEmptyDirectory();
        }
    }

    @Test
    void takesEveryFileOutOfAZip() {
        var unpacked = unpack(zip("a.txt", "one", "folder/", "", "folder/b.txt", "two"));

        assertThat(parts).containsExactly(Map.entry("a.txt", "one"), Map.entry("folder/b.txt", "two"));
        assertThat(unpacked.skipped()).isEmpty();
        assertThat(unpacked.container()).get().asString().hasSize(64);
    }

    @Test
    void takesEveryFileOutOfATarPackedOrNot() {
        var tar = tar("a.txt", "one", "folder/", "", "folder/b.txt", "two", "x".repeat(200) + ".txt", "three");

        unpack(tar);
        assertThat(parts).containsKeys("a.txt", "folder/b.txt", "x".repeat(200) + ".txt");
        var first = Map.copyOf(parts);
        parts.clear();
        unpack(gzip(tar));

        assertThat(parts).containsExactlyInAnyOrderEntriesOf(first);
    }

    @Test
    void takesTheFileOutOfAGzip() {
        unpack(gzip(bytes("one")), "notes.txt.gz", null, limits());

        assertThat(parts).containsExactly(Map.entry("notes.txt", "one"));
    }

    @Test
    void takesArchivesOutOfArchives() {
        var inner = zip("deep.txt", "three");

        unpack(gzip(tar(out -> {
            var entry = new TarArchiveEntry("b.zip");
            entry.setSize(inner.length);
            out.putArchiveEntry(entry);
            out.write(inner);
            out.closeArchiveEntry();
        })));

        assertThat(parts).containsExactly(Map.entry("b.zip/deep.txt", "three"));
    }

    @Test
    void goesNoDeeperThanItMay() {
        var third = zip("c.zip", zip("d.zip", zip("e.txt", "too deep")));

        var unpacked = unpack(zip("b.zip", third));

        assertThat(parts).isEmpty();
        assertThat(unpacked.skipped()).containsExactly(new Skipped("b.zip/c.zip/d.zip", Reason.TOO_DEEP));
    }

    @Test
    void putsPathsUnderThatOfTheArchive() {
        unpack(zip("a.txt", "one"), "x.zip", RelativePath.of("box/x.zip").orElseThrow(), limits());

        assertThat(parts).containsOnlyKeys("box/x.zip/a.txt");
    }

    @Test
    void leavesDocumentsThatArePackedWhole() {
        for (var document : new byte[][] {
            zip("[Content_Types].xml", "<Types/>", "word/document.xml", "<w/>"),
            zip("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<x/>"),
            zip("mimetype", "application/epub+zip", "META-INF/container.xml", "<x/>"),
            zip("META-INF/MANIFEST.MF", "Manifest-Version: 1.0", "A.class", "x"),
            zip("Index/Document.iwa", "x")
        }) {
            whole = null;
            var unpacked = unpack(document);

            assertThat(unpacked.container()).isEmpty();
            assertThat(whole).isEqualTo(new String(document, StandardCharsets.ISO_8859_1));
        }
        assertThat(parts).isEmpty();
    }

    @Test
    void takesAPackedDocumentOutOfAnArchiveWhole() {
        unpack(zip("letter.docx", zip("[Content_Types].xml", "<Types/>")));

        assertThat(parts).containsOnlyKeys("letter.docx");
        assertThat(parts.get("letter.docx")).startsWith("PK");
    }

    @Test
    void takesAMailAndWhatIsAttachedToIt() {
        var zip = Base64.getEncoder().encodeToString(zip("in.txt", "three"));
        var mail = MAIL.formatted(zip).replace("../box", "box").replace("\n", "\r\n");

        var unpacked = unpack(bytes(mail), "papers.eml", null, limits());

        assertThat(parts)
                .containsExactly(
                        Map.entry("papers.eml", mail),
                        Map.entry("papers.eml/\u00fcber.txt", "one two"),
                        Map.entry("papers.eml/box.zip/in.txt", "three"),
                        Map.entry(
                                "papers.eml/message.eml",
                                "From: Carol <carol@example.org>\r\nSubject: Forwarded\r\n\r\nWords of Carol."));
        assertThat(unpacked.container()).isPresent();
    }

    @Test
    void skipsAnAttachmentWhoseNameLeadsOut() {
        var unpacked = unpack(bytes(MAIL.formatted("UEs=")), "papers.eml", null, limits());

        assertThat(unpacked.skipped()).containsExactly(new Skipped("papers.eml/../box.zip", Reason.UNSAFE_PATH));
    }

    @Test
    void leavesAMailWithoutAttachmentsAndTextsLikeOneWhole() {
        for (var text : List.of(
                "From: ann@example.org\nSubject: Hello\n\nNothing attached.",
                "Subject: notes\nDate: today\n\nNo mail at all.",
                "From: a\nTo: b\nContent-Type: multipart/mixed; boundary=x\n\nno boundary comes")) {
            whole = null;

            assertThat(unpack(bytes(text)).container()).isEmpty();
            assertThat(whole).isEqualTo(text);
        }
        assertThat(mayHoldFiles(bytes("Date and time: no header.\nJust a text.")))
                .isFalse();
        assertThat(mayHoldFiles(bytes("# Title\n\nFrom: here"))).isFalse();
    }

    @Test
    void leavesWhatOnlyBeginsLikeAnArchive() {
        for (var broken : new byte[][] {bytes("PK\u0003\u0004 and no zip"), {0x1F, (byte) 0x8B, 8, 0, 1, 2, 3}}) {
            assertThat(unpack(broken).container()).isEmpty();
        }
        assertThat(parts).isEmpty();
    }

    @Test
    void toldByItsBytesAndNotByItsName() {
        assertThat(mayHoldFiles(bytes("words"))).isFalse();
        assertThat(mayHoldFiles(new byte[0])).isFalse();
        var text = bytes("x".repeat(257) + "ustar\u000000" + "x".repeat(300));
        assertThat(mayHoldFiles(text)).isFalse();
        unpack(zip("a.txt", "one"), "picture.png", null, limits());
        assertThat(parts).hasSize(1);
    }

    @Test
    void namesWhatItSkips() {
        var unpacked = unpack(zip(out -> {
            Packed.add(out, new ZipArchiveEntry("kept.txt"), bytes("kept"));
            Packed.add(out, new ZipArchiveEntry("../../evil.txt"), bytes("evil"));
            Packed.add(out, new ZipArchiveEntry("empty.txt"), new byte[0]);
            Packed.add(out, new ZipArchiveEntry("__MACOSX/._kept.txt"), bytes("fork"));
            var link = new ZipArchiveEntry("link.txt");
            link.setUnixMode(0120777);
            Packed.add(out, link, bytes("/etc/passwd"));
            var device = new ZipArchiveEntry("device");
            device.setUnixMode(0020666);
            Packed.add(out, device, bytes("x"));
        }));

        assertThat(parts).containsOnlyKeys("kept.txt");
        assertThat(unpacked.skipped())
                .containsExactly(
                        new Skipped("../../evil.txt", Reason.UNSAFE_PATH),
                        new Skipped("empty.txt", Reason.EMPTY),
                        new Skipped("__MACOSX/._kept.txt", Reason.SYSTEM_FILE),
                        new Skipped("link.txt", Reason.LINK),
                        new Skipped("device", Reason.SPECIAL));
    }

    @Test
    void skipsLinksAndDevicesOfATar() {
        var unpacked = unpack(tar(out -> {
            Packed.addLink(out, "link.txt", "/etc/passwd");
            out.putArchiveEntry(new TarArchiveEntry("pipe", TarConstants.LF_FIFO));
            out.closeArchiveEntry();
        }));

        assertThat(parts).isEmpty();
        assertThat(unpacked.skipped())
                .containsExactly(new Skipped("link.txt", Reason.LINK), new Skipped("pipe", Reason.SPECIAL));
    }

    @Test
    void refusesAnArchiveWithEncryptedFiles() {
        var zip = zip("secret.txt", "one");
        // The bit of the general purpose flags that says so, in the list at the end (APPNOTE 4.4.4).
        var list = indexOf(zip, "PK\u0001\u0002");
        zip[list + 8] |= 1;

        assertThatThrownBy(() -> unpack(zip))
                .isInstanceOf(UnusableSourceException.class)
                .hasMessageContaining("encrypted");
    }

    @Test
    void skipsADamagedFileOfAZipAndTakesTheOthers() {
        var zip = zip(out -> {
            var stored = new ZipArchiveEntry("broken.txt");
            stored.setMethod(ZipArchiveEntry.STORED);
            stored.setSize(5);
            stored.setCrc(1);
            out.addRawArchiveEntry(stored, new ByteArrayInputStream(bytes("other")));
            Packed.add(out, new ZipArchiveEntry("whole.txt"), bytes("kept"));
        });

        var unpacked = unpack(zip);

        assertThat(unpacked.skipped()).containsExactly(new Skipped("broken.txt", Reason.DAMAGED));
        assertThat(parts).containsKey("whole.txt");
    }

    @Test
    void refusesATarThatEndsInTheMiddle() {
        var tar = tar("a.txt", "one", "b.txt", "x".repeat(5000));
        var cut = Arrays.copyOf(tar, 3 * 512 + 700);

        assertThatThrownBy(() -> unpack(cut)).isInstanceOf(UnusableSourceException.class);
    }

    @Test
    void refusesTooManyFiles() {
        var limits = new SourceProperties(2, DataSize.ofMegabytes(1), 200, 3);

        for (var archive : new byte[][] {
            zip("a", "1", "b", "2", "c", "3"), tar("a", "1", "b", "2", "c", "3"), zip("z.zip", zip("a", "1", "b", "2"))
        }) {
            assertThatThrownBy(() -> unpack(archive, "x.zip", null, limits))
                    .isInstanceOf(SourceTooLargeException.class)
                    .hasMessageContaining("more than 2 files");
        }
    }

    @Test
    void refusesAListOfEntriesThatFillsTheMemory() {
        var empty = zip("a", "1");
        var listed = Arrays.copyOfRange(empty, indexOf(empty, "PK\u0001\u0002"), indexOf(empty, "PK\u0005\u0006"));
        var end = Arrays.copyOfRange(empty, indexOf(empty, "PK\u0005\u0006"), empty.length);
        var start = indexOf(empty, "PK\u0001\u0002");
        var count = 200_000;
        var bomb = Arrays.copyOf(empty, start + listed.length * count + end.length);
        for (var each = 0; each < count; each++) {
            System.arraycopy(listed, 0, bomb, start + each * listed.length, listed.length);
        }
        System.arraycopy(end, 0, bomb, start + listed.length * count, end.length);
        // The size of the list; how many entries it has need not be true (APPNOTE 4.3.16).
        ByteBuffer.wrap(bomb)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bomb.length - end.length + 12, listed.length * count);

        assertThatThrownBy(() -> unpack(bomb)).isInstanceOf(SourceTooLargeException.class);
    }

    @Test
    void refusesAListOfLongComments() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var each = 0; each < 20; each++) {
                var entry = new ZipEntry("file" + each);
                entry.setComment("c".repeat(65_000));
                zip.putNextEntry(entry);
                zip.closeEntry();
            }
        }
        var limits = new SourceProperties(20, DataSize.ofMegabytes(1), 200, 3);

        assertThatThrownBy(() -> unpack(bytes.toByteArray(), "x.zip", null, limits))
                .isInstanceOf(SourceTooLargeException.class)
                .hasMessageContaining("the list of the files in it is too long");
    }

    @Test
    void refusesWhatUnpacksToTooMuch() {
        var limits = new SourceProperties(100, DataSize.ofMegabytes(1), 200, 3);
        var noise = new byte[1_100_000];
        new Random(1).nextBytes(noise);

        for (var archive : new byte[][] {zip("a", noise), gzip(noise), gzip(zip("a", noise))}) {
            assertThatThrownBy(() -> unpack(archive, "x.zip", null, limits))
                    .isInstanceOf(SourceTooLargeException.class)
                    .hasMessageContaining("1 MB");
        }
    }

    @Test
    void refusesABomb() {
        var bomb = zip("zeros", new byte[32 << 20]);

        for (var archive : new byte[][] {bomb, gzip(new byte[32 << 20]), zip("bomb.zip", bomb)}) {
            assertThatThrownBy(() -> unpack(archive))
                    .isInstanceOf(SourceTooLargeException.class)
                    .hasMessageContaining("200 times its size");
        }
    }

    @Test
    void readsNoLongNameIntoMemory() {
        var name = new byte[3 << 20];
        Arrays.fill(name, (byte) 'x');
        var tar = tar(out -> {
            var header = new TarArchiveEntry(TarConstants.GNU_LONGLINK, TarConstants.LF_GNUTYPE_LONGNAME);
            header.setSize(name.length);
            out.putArchiveEntry(header);
            out.write(name);
            out.closeArchiveEntry();
        });

        assertThatThrownBy(() -> unpack(tar)).isInstanceOf(UnusableSourceException.class);
    }

    private static boolean mayHoldFiles(byte[] content) {
        return SourceUnpacker.mayHoldFiles(new BufferedInputStream(new ByteArrayInputStream(content)));
    }

    private Unpacked unpack(byte[] archive) {
        return unpack(archive, "box", null, limits());
    }

    private Unpacked unpack(byte[] archive, String name, @Nullable RelativePath at, SourceProperties limits) {
        var unpacker = new SourceUnpacker(new TemporaryFiles(folder.resolve("temporaryFiles")).clear(), limits);
        return unpacker.unpack(
                new ByteArrayInputStream(archive),
                name,
                at,
                (path, content) ->
                        parts.put(path.value(), new String(content.readAllBytes(), StandardCharsets.ISO_8859_1)),
                content -> whole = new String(content.readAllBytes(), StandardCharsets.ISO_8859_1));
    }

    private static SourceProperties limits() {
        return new SourceProperties(1000, DataSize.ofMegabytes(100), 200, 3);
    }

    private static int indexOf(byte[] bytes, String what) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(what);
    }
}

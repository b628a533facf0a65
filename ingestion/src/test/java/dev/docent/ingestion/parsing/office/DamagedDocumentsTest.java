package dev.docent.ingestion.parsing.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.ingestion.parsing.DefaultLimits;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.inprocess.InProcessDocumentParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Damaged and encrypted documents. */
class DamagedDocumentsTest {

    @TempDir
    private Path folder;

    @Test
    void readsATruncatedDocumentUpToTheDamage() throws Exception {
        var whole = docx(2_000);
        var file = Files.write(folder.resolve("a.docx"), Arrays.copyOf(whole, whole.length / 2));

        var parsed = parse(file, null);

        assertThat(parsed.blocks()).hasSizeBetween(100, 1_999);
        assertThat(parsed.omissions()).extracting(Omission::code).containsExactly("file_damaged");
    }

    @ParameterizedTest
    @EnumSource(names = {"standard", "agile"})
    void opensADocumentWithItsPassword(EncryptionMode mode) throws Exception {
        var file = folder.resolve("a.docx");
        try (var container = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(mode).getEncryptor();
            encryptor.confirmPassword("tide");
            try (var document = OPCPackage.open(new ByteArrayInputStream(docx(3)));
                    var out = encryptor.getDataStream(container)) {
                document.save(out);
            }
            try (var out = Files.newOutputStream(file)) {
                container.writeFilesystem(out);
            }
        }

        assertThat(parse(file, "tide").blocks()).hasSize(3);
        assertEncrypted(file, "ebb", "The password does not open the file");
        assertEncrypted(file, null, "opens only with its password");
    }

    @Test
    void rejectsAnEncryptedOpenDocument() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            add(zip, "mimetype", "application/vnd.oasis.opendocument.text");
            add(zip, "content.xml", "\u0001\u0002");
            add(
                    zip,
                    "META-INF/manifest.xml",
                    "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">"
                            + "<m:file-entry m:full-path=\"content.xml\"><m:encryption-data/></m:file-entry></m:manifest>");
        }

        assertEncrypted(Files.write(folder.resolve("a.odt"), bytes.toByteArray()), null, "encrypted");
    }

    @Test
    void countsUnreadAttachments() throws Exception {
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            add(out, "a.txt", "Inside.");
        }
        var mail = "From: ann@example.org\r\nSubject: Tide\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                + "--b\r\nContent-Type: text/plain\r\n\r\nIt turns at six.\r\n"
                + attachment("broken.docx", "application/octet-stream", Arrays.copyOf(docx(3), 300))
                + attachment("a.zip", "application/zip", zip.toByteArray())
                + attachment("table.txt", "text/plain", "High water".getBytes(StandardCharsets.UTF_8))
                + "--b--\r\n";

        var parsed = parse(Files.writeString(folder.resolve("a.eml"), mail), null);

        assertThat(parsed.blocks().toString()).contains("It turns at six.", "High water");
        assertThat(parsed.omissions())
                .extracting(Omission::code)
                .containsExactlyInAnyOrder("embedded_skipped", "embedded_unreadable");
    }

    private static ParsedDocument parse(Path file, @Nullable String password) {
        return new InProcessDocumentParser(DefaultLimits.LIMITS)
                .parse(new DocumentFile(file, file.getFileName().toString(), password), ReadingProgress.NONE);
    }

    private static void assertEncrypted(Path file, @Nullable String password, String why) {
        assertThatThrownBy(() -> parse(file, password))
                .isInstanceOfSatisfying(
                        UnreadableDocumentException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.ENCRYPTED))
                .hasMessageContaining(why);
    }

    /** Random numbers, which hardly compress. */
    private static byte[] docx(int paragraphs) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var document = new XWPFDocument()) {
            for (int i = 0; i < paragraphs; i++) {
                document.createParagraph().createRun().setText("Tide " + (long) (i * 7_919_777_777.0 % 9_999_991_111L));
            }
            document.write(bytes);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String attachment(String name, String type, byte[] content) {
        return "--b\r\nContent-Type: %s\r\nContent-Disposition: attachment; filename=\"%s\"\r\n".formatted(type, name)
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(content) + "\r\n";
    }
}

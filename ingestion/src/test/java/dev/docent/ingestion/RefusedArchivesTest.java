package dev.docent.ingestion;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docent.ingestion.archive.ArchiveUnderTest;
import dev.docent.ingestion.archive.ExportKnowledgeBase;
import dev.docent.ingestion.archive.ReceivedArchive;
import dev.docent.ingestion.document.IngestionException.SourceTooLargeException;
import dev.docent.ingestion.document.IngestionException.UnusableSourceException;
import dev.docent.ingestion.pipeline.step.LineParser;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Archives that were changed after their export, each of which leaves the installation as empty as it was. */
@Timeout(120)
class RefusedArchivesTest {

    private static Installation there;
    private static byte[] exported;

    @BeforeAll
    static void export(@TempDir Path folder) throws IOException {
        try (var here = new Installation(folder.resolve("here"), 2)) {
            here.finished(here.upload("ann", "one 😀 wave\ntwo"));
            here.part(LineParser.class).before(text -> {
                throw new IllegalStateException("not this one");
            });
            here.finished(here.upload("ann", "failed"));
            var bytes = new ByteArrayOutputStream();
            here.part(ExportKnowledgeBase.class).write(new KnowledgeBaseRef("ann", here.base("ann")), bytes);
            exported = bytes.toByteArray();
        }
        there = new Installation(folder.resolve("there"), 2);
    }

    @AfterAll
    static void close() {
        there.close();
    }

    static Stream<Arguments> tampering() {
        var first = "documents/000001/";
        return Stream.of(
                tampering(
                        "another original",
                        "original does not match its list",
                        archive -> archive.bytes(first + "original", bytes -> flipped(bytes, 0))),
                tampering(
                        "another text",
                        "text.json does not match its list",
                        archive -> archive.text(first + "text.json", text -> text.replace("one", "two"))),
                tampering(
                        "other vectors",
                        "vectors.f32 does not match its list",
                        archive -> archive.bytes(first + "vectors.f32", bytes -> flipped(bytes, 3))),
                tampering(
                        "another list",
                        "documents.ndjson does not match its list",
                        archive -> archive.text("documents.ndjson", text -> text.replace("notes", "nodes"))),
                tampering(
                        "no original",
                        "its lists name",
                        archive -> archive.entries().remove(first + "original")),
                tampering(
                        "no manifest",
                        "manifest.json is missing",
                        archive -> archive.entries().remove("manifest.json")),
                tampering(
                        "something more",
                        "its lists name",
                        archive -> archive.entries().put("../../evil", new byte[1])),
                tampering(
                        "another format",
                        "not an archive of a knowledge base",
                        archive -> archive.manifest(manifest -> manifest.put("format", "other"))),
                tampering(
                        "a later version",
                        "version 2",
                        archive -> archive.manifest(manifest -> manifest.put("version", 2))),
                tampering(
                        "no JSON",
                        "manifest.json does not follow the format",
                        archive -> archive.text("manifest.json", text -> "{")),
                tampering(
                        "half a manifest",
                        "manifest.json does not follow the format",
                        archive -> archive.manifest(manifest -> manifest.remove("counts"))),
                tampering(
                        "other counts",
                        "the counts in its manifest",
                        archive ->
                                archive.manifest(manifest -> ((ObjectNode) manifest.get("counts")).put("passages", 7))),
                tampering(
                        "too many documents",
                        "max-documents",
                        archive -> archive.manifest(
                                manifest -> ((ObjectNode) manifest.get("counts")).put("documents", 1_000_000))),
                tampering(
                        "nothing for a manifest",
                        "manifest.json is empty",
                        archive -> archive.text("manifest.json", text -> "null")),
                tampering(
                        "nothing for a document",
                        "line 1 is empty",
                        archive -> archive.text("documents.ndjson", lines -> "null\n" + lines)
                                .manifest(manifest -> manifest.set(
                                        "documents", ArchiveUnderTest.entry(archive.bytes("documents.ndjson"))))),
                tampering(
                        "nothing for a text",
                        "text.json has no text",
                        archive -> archive.text(first + "text.json", text -> "null")
                                .sealed()),
                tampering(
                        "pages without end",
                        "text.json has more than 20000 pages",
                        archive -> archive.text(first + "text.json", text -> withPages(text, 20_001))
                                .sealed()),
                tampering(
                        "boxes for many pages more than there are",
                        "boxes.bin is not about the words of its text",
                        archive -> {
                            archive.entries()
                                    .put(first + "boxes.bin", boxes(archive.text(first + "text.json"), 1000, 0));
                            withBoxes(archive);
                        }),
                tampering(
                        "boxes of words that a page has not room for",
                        "boxes.bin is not about the words of its text",
                        archive -> {
                            archive.entries()
                                    .put(first + "boxes.bin", boxes(archive.text(first + "text.json"), 1, 1000));
                            withBoxes(archive);
                        }),
                tampering(
                        "a passage repeated without end",
                        "line 2 does not follow",
                        archive -> archive.text(
                                        first + "passages.ndjson",
                                        text -> text.lines()
                                                .findFirst()
                                                .orElseThrow()
                                                .concat("\n")
                                                .repeat(2))
                                .sealed()),
                tampering(
                        "no dimensions",
                        "dimensions",
                        archive -> archive.manifest(
                                manifest -> ((ObjectNode) manifest.get("embedding")).put("dimensions", -8))),
                tampering(
                        "no name",
                        "must have 1 to 200 characters",
                        archive -> archive.manifest(
                                manifest -> ((ObjectNode) manifest.get("knowledge_base")).put("name", "\u202e "))),
                tampering(
                        "a passage that is not in the text",
                        "line 1 differs from the text",
                        archive -> archive.text(first + "passages.ndjson", text -> text.replaceFirst("one", "two"))
                                .sealed()),
                tampering(
                        "a passage beyond the text",
                        "line 2 differs from the text",
                        archive -> archive.text(
                                        first + "passages.ndjson",
                                        text -> text.replaceFirst("\"end\":33", "\"end\":3300"))
                                .sealed()),
                tampering(
                        "a passage on no page",
                        "line 1 is on pages",
                        archive -> archive.text(
                                        first + "passages.ndjson",
                                        text -> text.replaceFirst("\"page_end\":1", "\"page_end\":9"))
                                .sealed()),
                tampering(
                        "a passage less",
                        "fewer passages",
                        archive -> archive.text(
                                        first + "passages.ndjson", text -> text.substring(0, text.indexOf('\n') + 1))
                                .sealed()),
                tampering(
                        "a vector that is none",
                        "not of length 1",
                        archive -> archive.bytes(first + "vectors.f32", bytes -> with(bytes, 0, Float.NaN))
                                .sealed()),
                tampering(
                        "a vector that is too long",
                        "not of length 1",
                        archive -> archive.bytes(first + "vectors.f32", bytes -> with(bytes, 0, 1e30f))
                                .sealed()),
                tampering(
                        "a vector less",
                        "fewer vectors",
                        archive -> archive.bytes(
                                        first + "vectors.f32", bytes -> Arrays.copyOf(bytes, bytes.length - 32))
                                .sealed()),
                tampering(
                        "a vector more",
                        "more vectors",
                        archive -> archive.bytes(
                                        first + "vectors.f32", bytes -> Arrays.copyOf(bytes, bytes.length + 32))
                                .sealed()),
                tampering(
                        "pages beyond the text",
                        "pages that end after it",
                        archive -> archive.text(
                                        first + "text.json", text -> text.replaceFirst("\"end\":\\d+", "\"end\":9999"))
                                .sealed()),
                tampering(
                        "a path upwards",
                        "path that leaves its folder",
                        archive -> archive.documents(line -> line.put("path", "../../etc/passwd"))
                                .sealed()),
                tampering(
                        "an upload in the future",
                        "created_at",
                        archive -> archive.documents(line -> line.put("created_at", "9999-01-01T00:00:00Z"))
                                .sealed()),
                tampering(
                        "metadata of any shape",
                        "metadata",
                        archive -> archive.documents(line -> ((ObjectNode) line.get("metadata")).putObject("a"))
                                .sealed()),
                tampering(
                        "a media type that is none",
                        "media_type",
                        archive -> archive.documents(line -> line.put("media_type", "text/html\nSet-Cookie: a"))
                                .sealed()),
                tampering("the same bytes twice", "same bytes", archive -> {
                    archive.entries().put("documents/000002/original", archive.bytes(first + "original"));
                    archive.sealed();
                }));
    }

    private static Arguments tampering(String what, String sentence, Consumer<ArchiveUnderTest> change) {
        return Arguments.of(Named.of(what, change), sentence);
    }

    @ParameterizedTest
    @MethodSource("tampering")
    void refusesWhatWasChangedAndLeavesNothing(Consumer<ArchiveUnderTest> change, String sentence) throws IOException {
        var archive = new ArchiveUnderTest(exported);
        change.accept(archive);

        assertThatThrownBy(() -> importing(archive.zip()))
                .isInstanceOf(UnusableSourceException.class)
                .hasMessageStartingWith("The file archive was not accepted: ")
                .hasMessageContaining(sentence);
        there.assertEmpty("bob");
    }

    @Test
    void refusesWhatIsNoArchiveOrOnlyAPart() throws IOException {
        for (var broken :
                List.of(new byte[0], "nonsense".getBytes(StandardCharsets.UTF_8), Arrays.copyOf(exported, 300))) {
            assertThatThrownBy(() -> importing(broken)).isInstanceOf(UnusableSourceException.class);
        }
        there.assertEmpty("bob");
    }

    @Test
    void refusesMethodsThatHoldOnToMoreThanTheyUnpackTo() throws IOException {
        var archive = exported.clone();
        var listed = new String(archive, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        // LZMA, in the list at the end (APPNOTE 4.4.5).
        archive[listed + 10] = 14;

        assertThatThrownBy(() -> importing(archive))
                .isInstanceOf(UnusableSourceException.class)
                .hasMessageContaining("uses an unsupported compression method");
        there.assertEmpty("bob");
    }

    @Test
    void refusesWhatUnpacksToTooMuch() throws IOException {
        var bomb = new ArchiveUnderTest(exported)
                .bytes("documents/000001/original", bytes -> new byte[40 << 20])
                .sealed()
                .zip();

        assertThatThrownBy(() -> importing(bomb))
                .isInstanceOf(SourceTooLargeException.class)
                .hasMessageContaining("200 times its size");
        there.assertEmpty("bob");
    }

    private static void importing(byte[] archive) throws IOException {
        there.part(ReceivedArchive.class).read(new ByteArrayInputStream(archive), "bob", null);
    }

    private static String withPages(String text, int count) {
        var pages = IntStream.rangeClosed(1, count)
                .mapToObj("{\"number\":%d,\"start\":0,\"end\":0}"::formatted)
                .collect(Collectors.joining(",", "[", "]"));
        return text.replaceFirst("\"pages\":\\[.*?]", "\"pages\":" + pages);
    }

    /** {@return boxes for the text, of its first page so many times, each with so many bytes of words} */
    private static byte[] boxes(String json, int count, int length) {
        try {
            var text = new JsonMapper().readTree(json).get("text").asText();
            var boxes = ByteBuffer.allocate(13 + count * (8 + length));
            boxes.put((byte) 1).putInt(text.length()).putInt(text.hashCode()).putInt(count);
            for (var each = 0; each < count; each++) {
                boxes.putInt(1).putInt(length).put(new byte[length]);
            }
            return boxes.array();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void withBoxes(ArchiveUnderTest archive) {
        archive.documents(line -> {
            if (line.get("number").asInt() == 1) {
                ((ObjectNode) line.get("entries")).putObject("boxes");
            }
        });
        archive.sealed();
    }

    private static byte[] flipped(byte[] bytes, int at) {
        var changed = bytes.clone();
        changed[at] ^= 1;
        return changed;
    }

    private static byte[] with(byte[] bytes, int number, float value) {
        var changed = bytes.clone();
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putFloat(4 * number, value);
        return changed;
    }
}

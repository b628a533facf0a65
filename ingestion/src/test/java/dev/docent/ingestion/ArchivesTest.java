package dev.docent.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docent.ingestion.archive.ArchiveUnderTest;
import dev.docent.ingestion.archive.ExportKnowledgeBase;
import dev.docent.ingestion.archive.ImportKnowledgeBase.Imported;
import dev.docent.ingestion.archive.ReceivedArchive;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseExistsException;
import dev.docent.ingestion.document.IngestionException.SourceTooLargeException;
import dev.docent.ingestion.document.IngestionException.UnusableSourceException;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.content.DocumentContent;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.pipeline.step.LineParser;
import dev.docent.ingestion.source.RelativePath;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.storage.objects.ObjectStore;
import dev.docent.storage.records.OffsetPage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Knowledge bases go from one installation to another as archives, whole or not at all. */
@Timeout(120)
class ArchivesTest {

    private static final String LONG = "line number %d of many\n".repeat(70);

    @TempDir
    Path folder;

    private Installation here;
    private Installation there;

    @BeforeEach
    void open() {
        here = new Installation(folder.resolve("here"), 2);
        there = new Installation(folder.resolve("there"), 2);
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    @Test
    void bringsAllOfAKnowledgeBaseElsewhere() throws IOException {
        var base = here.base("ann");
        here.part(KnowledgeBases.class).update("ann", base, null, "What I know 😀", null);
        var first = here.finished(upload("ann", base, "one 😀 wave\ntwo waves\nthree"));
        var second = here.finished(here.upload("ann", LONG));
        var failed = here.finished(here.upload("ann", "---"));

        var embedded = new AtomicInteger();
        there.part(LengthEmbeddingModel.class).before(text -> embedded.incrementAndGet());

        var imported = imported(export("ann"), "bob");

        assertThat(embedded).hasValue(0);
        assertThat(imported.documents()).isEqualTo(3);
        assertThat(imported.count(DocumentStatus.READY)).isEqualTo(2);
        assertThat(imported.count(DocumentStatus.FAILED)).isEqualTo(1);
        assertThat(imported.base().name()).isEqualTo("default");
        assertThat(imported.base().description()).isEqualTo("What I know 😀");
        var documents = documents("bob", imported.base());
        assertThat(documents).map(Document::sha256).containsExactly(first.sha256(), second.sha256(), failed.sha256());
        assertThat(documents).map(Document::id).doesNotContain(first.id(), second.id(), failed.id());
        assertThat(documents.getFirst())
                .usingRecursiveComparison()
                .ignoringFields("id", "version", "owner", "knowledgeBaseId", "updatedAt", "job")
                .isEqualTo(first);
        assertThat(documents.get(2).errorMessage()).isEqualTo(failed.errorMessage());
        assertThat(contents(there, documents.get(0))).isEqualTo(contents(here, first));
        assertThat(contents(there, documents.get(1))).isEqualTo(contents(here, second));
        assertThat(found(there, "bob", "two waves")).isEqualTo(found(here, "ann", "two waves"));
    }

    @Test
    void embedsAnewWhatAnotherModelEmbeddedAndReadsItOnlyForTheComparison() throws IOException {
        var document = here.finished(here.upload("ann", "one wave\ntwo waves\nthree"));
        here.finished(here.upload("ann", LONG));
        var archive = new ArchiveUnderTest(export("ann"))
                .manifest(manifest -> ((ObjectNode) manifest.get("embedding")).put("model", "another"))
                .zip();
        var read = new AtomicInteger();
        there.part(LineParser.class).before(text -> read.incrementAndGet());

        var imported = imported(archive, "bob");

        assertThat(imported.count(DocumentStatus.QUEUED)).isEqualTo(2);
        assertThat(read).hasValue(2);
        var documents = documents("bob", imported.base());
        for (var each : documents) {
            assertThat(there.finished(each).status()).isEqualTo(DocumentStatus.READY);
        }
        assertThat(read).hasValue(2);
        assertThat(contents(there, documents.getFirst())).isEqualTo(contents(here, document));
        assertThat(there.part(ObjectStore.class).list("chunks/")).isEmpty();
    }

    @Test
    void bringsAPassageThatTheModelRefusedWithoutItsVector() throws IOException {
        here.part(LengthEmbeddingModel.class).before(text -> {
            if (text.contains("two")) {
                throw new IllegalArgumentException("The input is too long");
            }
        });
        var document = here.finished(here.upload("ann", "one wave\ntwo waves\nthree"));
        var embedded = new AtomicInteger();
        there.part(LengthEmbeddingModel.class).before(text -> embedded.incrementAndGet());

        var imported = imported(export("ann"), "bob");

        assertThat(imported.count(DocumentStatus.READY)).isEqualTo(1);
        assertThat(embedded).hasValue(0);
        var arrived = documents("bob", imported.base()).getFirst();
        assertThat(arrived.omissions()).isEqualTo(document.omissions());
        assertThat(arrived.omissions().list()).singleElement().matches(Omission::lacksVector);
        assertThat(contents(there, arrived)).isEqualTo(contents(here, document));
        assertThat(there.passages(arrived)).hasSize(3);
        assertThat(there.part(PassageIndex.class).embedded(arrived.ref(), 0, 10))
                .hasSize(2);
    }

    @Test
    void readsAnewWhatTheOriginalDoesNotSay() throws IOException {
        var first = "documents/000001/";
        var archive = new ArchiveUnderTest(export("ann", "one wave\ntwo waves"))
                .text(first + "text.json", text -> text.replace("one wave", "six wave"))
                .text(first + "passages.ndjson", text -> text.replace("one wave", "six wave"))
                .sealed();

        var imported = imported(archive.zip(), "bob");

        assertThat(imported.count(DocumentStatus.QUEUED)).isEqualTo(1);
        assertThat(imported.base().verified()).isTrue();
        var document = documents("bob", imported.base()).getFirst();
        assertThat(there.finished(document).status()).isEqualTo(DocumentStatus.READY);
        assertThat(there.passages(document)).containsExactly("one wave", "two waves");
        assertThat(contents(there, there.now(document)).get(1).toString()).doesNotContain("six");
    }

    @Test
    void marksWhatItCannotCompareWithTheOriginal() throws IOException {
        there.part(LineParser.class).before(text -> {
            if (text.startsWith("one")) {
                throw new UnreadableDocumentException(Reason.ENCRYPTED, "It is encrypted");
            }
        });
        here.finished(here.upload("ann", "one wave"));
        here.finished(here.upload("ann", "two waves"));

        var imported = imported(export("ann"), "bob");

        assertThat(imported.count(DocumentStatus.READY)).isEqualTo(2);
        assertThat(imported.base().verified()).isFalse();
        var documents = documents("bob", imported.base());
        assertThat(documents).map(Document::isUnverified).containsExactly(true, false);
        assertThat(there.passages(documents.getFirst())).containsExactly("one wave");
    }

    @Test
    void readsThereWhatWasNotReadHere() throws Exception {
        here.part(LineParser.class).before(text -> {
            throw new IllegalStateException("not now");
        });
        var archive = new ArchiveUnderTest(export("ann", "one wave"))
                .documents(line -> line.put("status", "queued").putNull("error"))
                .manifest(manifest ->
                        ((ObjectNode) manifest.get("counts")).put("failed", 0).put("queued", 1))
                .sealed();

        var imported = imported(archive.zip(), "bob");

        var document = documents("bob", imported.base()).getFirst();
        assertThat(there.finished(document).status()).isEqualTo(DocumentStatus.READY);
        assertThat(there.passages(document)).containsExactly("one wave");
    }

    @Test
    void takesNoNameThatIsTaken() throws IOException {
        var archive = export("ann", "one");
        there.base("bob");

        assertThat(imported(archive, "bob").base().name()).isEqualTo("default (2)");
        assertThat(imported(archive, "bob").base().name()).isEqualTo("default (3)");
        assertThat(imported(archive, "bob", "Notes").base().name()).isEqualTo("Notes");
        assertThatThrownBy(() -> imported(archive, "bob", "Notes")).isInstanceOf(KnowledgeBaseExistsException.class);
        assertThat(bases("bob")).hasSize(4);
    }

    @Test
    void isReadableForOtherPrograms() throws IOException {
        var archive = new ArchiveUnderTest(export("ann", "one wave\ntwo"));

        assertThat(archive.entries().keySet())
                .containsExactlyInAnyOrder(
                        "manifest.json",
                        "documents.ndjson",
                        "documents/000001/original",
                        "documents/000001/text.json",
                        "documents/000001/passages.ndjson",
                        "documents/000001/vectors.f32");
        assertThat(archive.manifest().get("format").asText()).isEqualTo("docent-knowledge-base");
        assertThat(archive.manifest().at("/embedding/model").asText()).isEqualTo("length");
        assertThat(archive.manifest().at("/counts/vectors").asInt()).isEqualTo(2);
        assertThat(archive.document(1).get("filename").asText()).isEqualTo("notes.txt");
        assertThat(archive.document(1).get("status").asText()).isEqualTo("ready");
        assertThat(archive.text("documents/000001/original")).isEqualTo("one wave\ntwo");
        assertThat(archive.text("documents/000001/passages.ndjson").lines()).hasSize(2);
        assertThat(archive.bytes("documents/000001/vectors.f32")).hasSize(2 * 8 * 4);
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
        here.finished(here.upload("ann", "one 😀 wave\ntwo"));
        here.part(LineParser.class).before(text -> {
            throw new IllegalStateException("not this one");
        });
        here.finished(here.upload("ann", "failed"));
        var archive = new ArchiveUnderTest(export("ann"));
        change.accept(archive);

        assertThatThrownBy(() -> imported(archive.zip(), "bob"))
                .isInstanceOf(UnusableSourceException.class)
                .hasMessageStartingWith("The file archive was not accepted: ")
                .hasMessageContaining(sentence);
        assertNothingIsThere();
    }

    @Test
    void refusesWhatIsNoArchiveOrOnlyAPart() throws IOException {
        var archive = export("ann", "one");

        for (var broken :
                List.of(new byte[0], "nonsense".getBytes(StandardCharsets.UTF_8), Arrays.copyOf(archive, 300))) {
            assertThatThrownBy(() -> imported(broken, "bob")).isInstanceOf(UnusableSourceException.class);
        }
        assertNothingIsThere();
    }

    @Test
    void refusesMethodsThatHoldOnToMoreThanTheyUnpackTo() throws IOException {
        var archive = export("ann", "one");
        var listed = new String(archive, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        // LZMA, in the list at the end (APPNOTE 4.4.5).
        archive[listed + 10] = 14;

        assertThatThrownBy(() -> imported(archive, "bob"))
                .isInstanceOf(UnusableSourceException.class)
                .hasMessageContaining("uses an unsupported compression method");
        assertNothingIsThere();
    }

    @Test
    void refusesWhatUnpacksToTooMuch() throws IOException {
        var bomb = new ArchiveUnderTest(export("ann", "one"))
                .bytes("documents/000001/original", bytes -> new byte[40 << 20])
                .sealed()
                .zip();

        assertThatThrownBy(() -> imported(bomb, "bob"))
                .isInstanceOf(SourceTooLargeException.class)
                .hasMessageContaining("200 times its size");
        assertNothingIsThere();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leavesNothingWhenItFailsInTheMiddle(boolean amongOthers) throws IOException {
        startsAgain(amongOthers);
        here.finished(here.upload("ann", "one"));
        var archive = export("ann", "two");
        var calls = new AtomicInteger();
        there.part(WatchedPassageIndex.class).afterReplace(() -> {
            if (calls.incrementAndGet() == 2) {
                throw new IllegalStateException("The disk is full");
            }
        });

        assertThatThrownBy(() -> imported(archive, "bob")).hasMessage("The disk is full");

        assertNothingIsThere();
    }

    @Test
    void isSeenByNobodyUntilAllIsThere() throws IOException {
        here.finished(here.upload("ann", "one"));
        var archive = export("ann", "two");
        there.part(WatchedPassageIndex.class).afterReplace(() -> {
            assertThat(bases("bob")).isEmpty();
            assertThat(there.part(KnowledgeBases.class).findNamed("bob", "default"))
                    .isEmpty();
        });

        assertThat(imported(archive, "bob").documents()).isEqualTo(2);
        assertThat(bases("bob")).hasSize(1);
    }

    /** A killed process leaves the records as they were; the lease is over at once here. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isRemovedAfterAKill(boolean amongOthers) throws Exception {
        startsAgain(amongOthers);
        var archive = export("ann", "one");
        there.part(WatchedPassageIndex.class).afterReplace(() -> {
            throw new IllegalStateException("The test goes on with what is there");
        });
        there.part(WatchedPassageIndex.class).beforeRemove(() -> {
            throw new IllegalStateException("Nothing is cleared");
        });
        assertThatThrownBy(() -> imported(archive, "bob")).isInstanceOf(IllegalStateException.class);
        assertThat(there.part(ObjectStore.class).list("")).isNotEmpty();
        there.part(JdbcTemplate.class).update("update knowledge_bases set arriving_until = 1");

        startsAgain(amongOthers);

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(this::assertNothingIsThere);
    }

    private void startsAgain(boolean amongOthers) {
        there.close();
        var data = folder.resolve("there");
        there = amongOthers ? Installation.amongOthers(data) : new Installation(data, 2);
    }

    private void assertNothingIsThere() {
        assertThat(bases("bob")).isEmpty();
        assertThat(there.part(JdbcTemplate.class).queryForObject("select count(*) from documents", Integer.class))
                .isZero();
        assertThat(there.part(JdbcTemplate.class).queryForObject("select count(*) from knowledge_bases", Integer.class))
                .isZero();
        assertThat(there.part(ObjectStore.class).list("")).isEmpty();
        assertThat(there.part(PassageIndex.class).documents(null, 10)).isEmpty();
    }

    private Document upload(String owner, String base, String text) {
        var content = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return here.part(IngestDocument.class)
                .accept(new IngestDocument.Upload(
                        owner,
                        base,
                        "waves.txt",
                        content,
                        new Metadata(Map.of("year", 2026, "tags", List.of("a", "b"))),
                        RelativePath.of("sea/waves.txt").orElseThrow(),
                        null))
                .document();
    }

    private byte[] export(String owner, String text) throws IOException {
        here.finished(here.upload(owner, text));
        return export(owner);
    }

    private byte[] export(String owner) throws IOException {
        var bytes = new ByteArrayOutputStream();
        here.part(ExportKnowledgeBase.class).write(owner, here.base(owner), bytes);
        return bytes.toByteArray();
    }

    private Imported imported(byte[] archive, String owner) throws IOException {
        return there.part(ReceivedArchive.class).read(new ByteArrayInputStream(archive), owner, null);
    }

    private Imported imported(byte[] archive, String owner, String name) throws IOException {
        return there.part(ReceivedArchive.class).read(new ByteArrayInputStream(archive), owner, name);
    }

    private List<KnowledgeBase> bases(String owner) {
        return there.part(KnowledgeBases.class)
                .list(owner, new OffsetPage(10, 0, Sort.unsorted()))
                .getContent();
    }

    private List<Document> documents(String owner, KnowledgeBase base) {
        return there.part(Documents.class).inOrder(owner, base.id()).toList();
    }

    /** {@return all that there is of a document, without its ids} */
    private static List<Object> contents(Installation installation, Document document) throws IOException {
        var content = installation.part(DocumentContent.class);
        try (var original = content.original(document.ref())) {
            return List.of(
                    new String(original.content().readAllBytes(), StandardCharsets.UTF_8),
                    content.text(document).orElseThrow(),
                    installation.part(PassageIndex.class).embedded(document.ref(), 0, 1000).stream()
                            .map(ArchivesTest::told)
                            .toList());
        }
    }

    private static List<Object> told(EmbeddedPassage embedded) {
        var passage = embedded.passage();
        return List.of(
                passage.ordinal(),
                passage.text(),
                passage.start(),
                passage.end(),
                String.valueOf(passage.page()),
                passage.headings(),
                passage.tokens(),
                passage.source().metadata(),
                passage.source().createdAt(),
                Arrays.toString(embedded.vector()));
    }

    private static List<String> found(Installation installation, String owner, String question) {
        return installation.search(owner, question).stream()
                .map(passage -> passage.ordinal() + passage.text())
                .toList();
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

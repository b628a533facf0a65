package dev.docent.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docent.ingestion.CorrectPassage.Change;
import dev.docent.ingestion.archive.ArchiveUnderTest;
import dev.docent.ingestion.archive.ExportKnowledgeBase;
import dev.docent.ingestion.archive.ImportKnowledgeBase.Imported;
import dev.docent.ingestion.archive.ReceivedArchive;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseExistsException;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.content.DocumentContent;
import dev.docent.ingestion.document.correction.ListPassages;
import dev.docent.ingestion.document.correction.ListedPassage;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.pipeline.step.LineParser;
import dev.docent.ingestion.source.RelativePath;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.storage.objects.ObjectStore;
import dev.docent.storage.records.OffsetPage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
        here.part(KnowledgeBases.class).update(new KnowledgeBaseRef("ann", base), null, "What I know 😀", null);
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
    void bringsTheCorrectionsOfPassages() throws Exception {
        var document = here.finished(here.upload("ann", "one wave\ntwo waves\nthree"));
        var correct = here.part(CorrectPassage.class);
        correct.correct(document.ref(), document.id() + "-0", new Change(null, true, "one tide"));
        correct.correct(document.ref(), document.id() + "-2", new Change(false, false, null));

        var imported = imported(export("ann"), "bob");

        assertThat(imported.count(DocumentStatus.QUEUED)).isEqualTo(1);
        var arrived = there.finished(documents("bob", imported.base()).getFirst());
        assertThat(there.passages(arrived)).containsExactly("one tide", "two waves");
        assertThat(there.part(ListPassages.class).list(arrived, 0, 10))
                .extracting(ListedPassage::enabled)
                .containsExactly(true, true, false);
        assertThat(there.part(PassageIndex.class).passages(arrived.ref(), 0, 1)).allMatch(Passage::edited);
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

        there.assertEmpty("bob");
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

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> there.assertEmpty("bob"));
    }

    private void startsAgain(boolean amongOthers) {
        there.close();
        var data = folder.resolve("there");
        there = amongOthers ? Installation.amongOthers(data) : new Installation(data, 2);
    }

    private Document upload(String owner, String base, String text) {
        var content = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return here.part(IngestDocument.class)
                .accept(new IngestDocument.Upload(
                        new KnowledgeBaseRef(owner, base),
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
        here.part(ExportKnowledgeBase.class).write(new KnowledgeBaseRef(owner, here.base(owner)), bytes);
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
        return there.part(Documents.class).inOrder(base.ref()).toList();
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
}

package dev.docent.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.ingestion.CorrectPassage.Change;
import dev.docent.ingestion.deletion.DocumentDeleter;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.IngestionException.DocumentBusyException;
import dev.docent.ingestion.document.IngestionException.DocumentFailedException;
import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import dev.docent.ingestion.document.IngestionException.PassageNotFoundException;
import dev.docent.ingestion.document.IngestionException.UnusablePassageTextException;
import dev.docent.ingestion.document.correction.ListPassages;
import dev.docent.ingestion.document.correction.ListedPassage;
import dev.docent.ingestion.document.correction.PassageCorrections;
import dev.docent.ingestion.pipeline.step.LineParser;
import dev.docent.retrieval.answering.CitationCheck;
import dev.docent.retrieval.answering.SourceTexts;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each test has an owner of its own, so that all share one installation. */
@Timeout(60)
class CorrectPassageTest {

    private static final Change DISABLED = new Change(false, false, null);
    private static final Change ENABLED = new Change(true, false, null);

    @TempDir
    static Path folder;

    private static Installation docent;

    @BeforeAll
    static void open() {
        docent = new Installation(folder.resolve("data"), 2);
    }

    @AfterAll
    static void close() {
        docent.close();
    }

    @AfterEach
    void behave() {
        docent.part(LineParser.class).before(text -> {});
        docent.part(LengthEmbeddingModel.class).before(text -> {});
        docent.part(WatchedPassageIndex.class).afterReplace(() -> {});
    }

    @Test
    void disablesAndEnablesAPassage() throws Exception {
        var document = ready("ann", "The otter sleeps\nThe heron waits\nThe gull cries");

        var disabled = correct(document, 1, DISABLED);

        assertThat(disabled.enabled()).isFalse();
        assertThat(texts("ann")).containsExactlyInAnyOrder("The otter sleeps", "The gull cries");
        assertThat(listed(document)).extracting(ListedPassage::enabled).containsExactly(true, false, true);
        assertThat(docent.now(document).status()).isEqualTo(DocumentStatus.READY);
        assertThat(docent.now(document).passages()).isEqualTo(3);

        correct(document, 1, ENABLED);

        assertThat(docent.search("ann", "heron")).extracting(Passage::text).contains("The heron waits");
        assertThat(corrections(document)).isEmpty();
    }

    @Test
    void findsAndQuotesTheEditedText() throws Exception {
        var document = ready("bob", "The otter sleeps\nThe heron waits");

        var edited = correct(document, 0, new Change(null, true, "The otter dives 😀"));

        assertThat(edited.originalText()).isEqualTo("The otter sleeps");
        var found = docent.search("bob", "dives").stream()
                .filter(Passage::edited)
                .findFirst()
                .orElseThrow();
        assertThat(found).isEqualTo(edited.passage());
        var citation = new CitationCheck(docent.part(SourceTexts.class))
                .cite(1, found, 10, 15, 1)
                .orElseThrow();
        assertThat(citation.quote()).isEqualTo("dives");
        assertThat(citation.edited()).isTrue();
        assertThat(citation.start()).isEqualTo(found.start());
        assertThat(citation.end()).isEqualTo(found.end());

        correct(document, 0, new Change(null, true, null));

        assertThat(texts("bob")).containsExactlyInAnyOrder("The otter sleeps", "The heron waits");
        assertThat(corrections(document)).isEmpty();
    }

    @Test
    void keepsCorrectionsWhenADocumentIsReadAgain() throws Exception {
        var document = ready("cid", "The otter sleeps\nThe heron waits\nThe gull cries");
        correct(document, 0, new Change(null, true, "The otter dives"));
        correct(document, 1, DISABLED);

        reindexed(document);

        assertThat(docent.passages(document)).containsExactly("The otter dives", "The gull cries");
        assertThat(listed(document))
                .extracting(each -> each.passage().text())
                .containsExactly("The otter dives", "The heron waits", "The gull cries");
    }

    @Test
    void keepsCorrectionsOfADocumentThatFailsMeanwhile() throws Exception {
        var document = ready("max", "The otter sleeps\nThe heron waits");
        correct(document, 1, DISABLED);
        docent.part(LineParser.class).before(text -> {
            throw new IllegalStateException("not now");
        });
        reindexed(document);
        assertThat(docent.now(document).status()).isEqualTo(DocumentStatus.FAILED);
        assertThat(listed(document)).isEmpty();
        docent.part(LineParser.class).before(text -> {});

        reindexed(document);

        assertThat(docent.passages(document)).containsExactly("The otter sleeps");
        assertThat(listed(document)).extracting(ListedPassage::enabled).containsExactly(true, false);
    }

    @Test
    void keepsCorrectionsOfADocumentOfSeveralBatches() throws Exception {
        var text = new StringBuilder();
        IntStream.range(0, 150)
                .forEach(line -> text.append("line number ").append(line).append('\n'));
        var document = ready("dan", text.toString());
        correct(document, 3, DISABLED);
        correct(document, 100, new Change(null, true, "an edited line"));

        reindexed(document);

        assertThat(docent.passages(document)).hasSize(149).contains("an edited line");
        assertThat(docent.now(document).passages()).isEqualTo(150);
        assertThat(docent.part(ListPassages.class).list(document, 2, 3))
                .extracting(each -> each.passage().ordinal())
                .containsExactly(2, 3, 4);
        assertThat(docent.part(ListPassages.class).list(document, 100, 1))
                .extracting(ListedPassage::originalText)
                .containsExactly("line number 100");
        assertThat(docent.part(ListPassages.class).list(document, 3, 1))
                .extracting(ListedPassage::enabled)
                .containsExactly(false);
    }

    @Test
    void keepsADocumentReadyWhoseLastPassageIsDisabled() throws Exception {
        var document = ready("eva", "The otter sleeps");

        correct(document, 0, DISABLED);
        assertThat(docent.search("eva", "otter")).isEmpty();
        reindexed(document);

        assertThat(docent.now(document).status()).isEqualTo(DocumentStatus.READY);
        assertThat(docent.search("eva", "otter")).isEmpty();
        correct(document, 0, ENABLED);
        assertThat(texts("eva")).containsExactly("The otter sleeps");
    }

    @Test
    void losesNoneOfSeveralCorrectionsAtOnce() throws Exception {
        var document = ready("fay", "one\ntwo\nthree\nfour\nfive\nsix");

        try (var threads = Executors.newFixedThreadPool(5)) {
            var calls = IntStream.range(0, 5)
                    .<Callable<ListedPassage>>mapToObj(ordinal -> () -> correct(document, ordinal, DISABLED))
                    .toList();
            assertThat(threads.invokeAll(calls))
                    .allSatisfy(each -> assertThat(each.get().enabled()).isFalse());
        }

        assertThat(docent.passages(document)).containsExactly("six");
    }

    @Test
    void changesNothingWhileTheModelIsDown() throws Exception {
        var document = ready("gil", "The otter sleeps\nThe heron waits");
        docent.part(LengthEmbeddingModel.class).before(text -> {
            throw new IllegalStateException("The model is down");
        });

        assertThatThrownBy(() -> correct(document, 0, new Change(null, true, "The otter dives")))
                .hasMessage("The model is down");

        assertThat(docent.now(document).status()).isEqualTo(DocumentStatus.READY);
        assertThat(corrections(document)).isEmpty();
        assertThat(docent.passages(document)).containsExactly("The otter sleeps", "The heron waits");
    }

    @Test
    void appliesACorrectionThatWasInterrupted() throws Exception {
        var document = ready("hal", "The otter sleeps\nThe heron waits");
        var failures = new AtomicInteger();
        docent.part(WatchedPassageIndex.class).afterReplace(() -> {
            if (failures.getAndIncrement() == 0) {
                throw new IllegalStateException("The disk is full");
            }
        });

        assertThatThrownBy(() -> correct(document, 0, DISABLED)).hasMessage("The disk is full");

        docent.finished(document);
        assertThat(docent.passages(document)).containsExactly("The heron waits");
    }

    @Test
    void letsNoDocumentBackThatIsDeletedMeanwhile() {
        var document = ready("ida", "The otter sleeps\nThe heron waits");
        docent.part(WatchedPassageIndex.class)
                .afterReplace(() ->
                        new Thread(() -> docent.part(DocumentDeleter.class).delete(document.ref())).start());

        try {
            correct(document, 0, DISABLED);
        } catch (DocumentNotFoundException deletedFirst) {
            // The deletion may also come after the correction.
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }

        var records = docent.part(Documents.class);
        Awaitility.await().until(() -> records.find(document.ref()).isEmpty());
        assertThat(docent.search("ida", "heron")).isEmpty();
        assertThat(corrections(document)).isEmpty();
    }

    @Test
    void deletesTheCorrectionsWithTheirDocument() throws Exception {
        var document = ready("jan", "The otter sleeps\nThe heron waits");
        correct(document, 0, DISABLED);

        docent.part(DocumentDeleter.class).delete(document.ref());

        assertThat(corrections(document)).isEmpty();
    }

    @Test
    void refusesWhatCannotBeCorrected() {
        var document = ready("kim", "The otter sleeps");
        var failed = docent.finished(docent.upload("kim", "... --- ..."));

        assertThatThrownBy(() -> correct(document, 7, DISABLED)).isInstanceOf(PassageNotFoundException.class);
        assertThatThrownBy(() -> correct(failed, 0, DISABLED)).isInstanceOf(DocumentFailedException.class);
        assertThatThrownBy(() -> correct(document, 0, new Change(null, true, " … ")))
                .isInstanceOf(UnusablePassageTextException.class)
                .hasMessageContaining("at least one letter or digit");
        assertThatThrownBy(() -> correct(document, 0, new Change(null, true, "otter ".repeat(449))))
                .isInstanceOf(UnusablePassageTextException.class)
                .hasMessageContaining("449 tokens");
        assertThatThrownBy(() -> docent.part(CorrectPassage.class)
                        .correct(new DocumentRef("bob", document.id()), document.id() + "-0", DISABLED))
                .isInstanceOf(DocumentNotFoundException.class);
    }

    @Test
    void refusesADocumentInProgress() {
        var document = ready("lea", "The otter sleeps");
        docent.part(LineParser.class)
                .before(text -> assertThatThrownBy(() -> correct(document, 0, DISABLED))
                        .isInstanceOf(DocumentBusyException.class));

        reindexed(document);

        assertThat(docent.now(document).status()).isEqualTo(DocumentStatus.READY);
    }

    private static Document ready(String owner, String text) {
        return docent.finished(docent.upload(owner, text));
    }

    private static void reindexed(Document document) {
        docent.part(ReindexDocuments.class).reindex(document.owner(), document.id());
        docent.finished(document);
    }

    private static ListedPassage correct(Document document, int ordinal, Change change) throws InterruptedException {
        return docent.part(CorrectPassage.class).correct(document.ref(), document.id() + "-" + ordinal, change);
    }

    private static List<ListedPassage> listed(Document document) {
        return docent.part(ListPassages.class).list(docent.now(document), 0, 10);
    }

    private static List<String> texts(String owner) {
        return docent.search(owner, "otter heron gull").stream()
                .map(Passage::text)
                .toList();
    }

    private static List<?> corrections(Document document) {
        return docent.part(PassageCorrections.class).of(document.ref());
    }
}

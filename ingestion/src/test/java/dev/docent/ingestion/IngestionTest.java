package dev.docent.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.ingestion.IngestDocument.Accepted;
import dev.docent.ingestion.deletion.DocumentDeleter;
import dev.docent.ingestion.deletion.KnowledgeBaseDeleter;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.pipeline.step.LineParser;
import dev.docent.retrieval.answering.SourceTexts;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.storage.objects.ObjectStore;
import dev.docent.storage.records.OffsetPage;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Sort;

/** Each test has an owner of its own, so that all share one installation. */
@Timeout(60)
class IngestionTest {

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
    void makesAnUploadSearchableAndQuotable() {
        var document = docent.upload("ann", "The otter sleeps 😀\nThe heron waits");

        var ready = docent.finished(document);

        assertThat(ready.status()).isEqualTo(DocumentStatus.READY);
        assertThat(ready).isEqualTo(docent.now(document));
        var found = docent.search("ann", "heron").stream()
                .filter(passage -> passage.text().equals("The heron waits"))
                .findFirst()
                .orElseThrow();
        assertThat(found.source().filename()).isEqualTo("notes.txt");
        assertThat(docent.part(SourceTexts.class).slice(document.ref(), found.start(), found.end()))
                .contains("The heron waits");
        assertThat(docent.search("bob", "heron")).isEmpty();
    }

    @Test
    void makesOneDocumentOfEightUploadsAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var uploads = IntStream.range(0, 8)
                    .<Callable<Accepted>>mapToObj(each -> () -> docent.accept("cid", "The same words"))
                    .toList();

            var accepted =
                    threads.invokeAll(uploads).stream().map(Future::resultNow).toList();

            assertThat(accepted).filteredOn(Accepted::created).hasSize(1);
            docent.finished(accepted.getFirst().document());
        }
        assertThat(docent.search("cid", "words")).hasSize(1);
        assertThat(listed("cid")).hasSize(1);
        assertThat(docent.part(ObjectStore.class).list("originals/cid/")).hasSize(1);
    }

    @Test
    void makesOneDefaultKnowledgeBaseHoweverManyAsk() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var asking = IntStream.range(0, 32)
                    .<Callable<String>>mapToObj(each -> () -> docent.base("dan"))
                    .toList();

            assertThat(threads.invokeAll(asking).stream().map(Future::resultNow).distinct())
                    .hasSize(1);
        }
        var page = new OffsetPage(10, 0, Sort.unsorted());
        assertThat(docent.part(KnowledgeBases.class).list("dan", page)).hasSize(1);
    }

    @Test
    void failsWhatHasNoText() {
        var failed = docent.finished(docent.upload("eva", "... --- ..."));

        assertThat(failed.status()).isEqualTo(DocumentStatus.FAILED);
        assertThat(failed.errorCode()).isEqualTo("no_text");
        assertThat(docent.passages(failed)).isEmpty();
    }

    @Test
    void failsWhatCannotBeReadAndGoesOn() {
        docent.part(LineParser.class).before(text -> {
            if (text.startsWith("broken")) {
                throw new UnreadableDocumentException(Reason.CORRUPT, "It is broken.", null);
            }
            if (text.startsWith("deep")) {
                throw new StackOverflowError();
            }
        });

        var broken = docent.finished(docent.upload("fay", "broken"));
        var deep = docent.finished(docent.upload("fay", "deep"));
        var sound = docent.finished(docent.upload("fay", "sound"));

        assertThat(broken.errorCode()).isEqualTo("corrupt");
        assertThat(deep.errorCode()).isEqualTo("internal");
        assertThat(sound.status()).isEqualTo(DocumentStatus.READY);
    }

    @Test
    void keepsAwayWhatIsRemovedWhileItIsIngested() {
        docent.part(WatchedPassageIndex.class).afterReplace(() -> forgetNewest("gil"));
        var document = docent.upload("gil", "The otter sleeps");

        assertThatThrownBy(() -> docent.finished(document)).isInstanceOf(DocumentNotFoundException.class);

        var register = docent.part(Documents.class);
        Awaitility.await().until(() -> register.find(document.ref()).isEmpty());
        assertThat(docent.search("gil", "otter")).isEmpty();
        docent.part(WatchedPassageIndex.class).afterReplace(() -> {});
        assertThat(docent.accept("gil", "The otter sleeps").created()).isTrue();
    }

    @Test
    void ingestsAnewWithoutDoubles() {
        var document = docent.finished(docent.upload("hal", "The otter sleeps\nThe heron waits"));

        docent.part(ReindexDocuments.class).reindex("hal", document.id());

        assertThat(docent.finished(document).status()).isEqualTo(DocumentStatus.READY);
        assertThat(docent.passages(document)).containsExactly("The otter sleeps", "The heron waits");
    }

    @Test
    void removesADocumentWithAllThatItHas() {
        var document = docent.finished(docent.upload("ida", "The otter sleeps"));

        docent.part(DocumentDeleter.class).deleteWithReceipt("ida", document.id());

        assertThat(docent.search("ida", "otter")).isEmpty();
        assertThat(docent.part(SourceTexts.class).slice(document.ref(), 0, 3)).isEmpty();
        assertThat(docent.part(ObjectStore.class).list("originals/ida/")).isEmpty();
        assertThat(docent.part(ObjectStore.class).list("texts/ida/")).isEmpty();
    }

    @Test
    void removesAKnowledgeBaseWithAllThatIsInIt() {
        var base =
                docent.part(KnowledgeBases.class).create("leo", "Papers", null).id();
        var document = docent.finished(docent.upload("leo", base, "The otter sleeps"));
        var kept = docent.finished(docent.upload("leo", "The otter sleeps"));

        docent.part(KnowledgeBaseDeleter.class).deleteWithReceipt(new KnowledgeBaseRef("leo", base));

        assertThat(docent.passages(document)).isEmpty();
        assertThat(docent.passages(kept)).hasSize(1);
        assertThat(docent.part(ObjectStore.class).list("originals/leo/")).hasSize(1);
        assertThat(docent.part(KnowledgeBases.class)
                        .create("leo", "Papers", null)
                        .id())
                .isNotEqualTo(base);
    }

    @Test
    void servesOwnersSideBySide() {
        var many = IntStream.range(0, 20)
                .mapToObj(each -> docent.upload("joe", "The otter sleeps " + each))
                .toList();
        var one = docent.upload("kim", "The heron waits");

        assertThat(many)
                .allSatisfy(each -> assertThat(docent.finished(each).status()).isEqualTo(DocumentStatus.READY));
        assertThat(docent.finished(one).status()).isEqualTo(DocumentStatus.READY);
        assertThat(docent.search("joe", "otter"))
                .extracting(Passage::id)
                .doesNotHaveDuplicates()
                .hasSize(20);
    }

    private static void forgetNewest(String owner) {
        docent.part(DocumentDeleter.class)
                .deleteWithReceipt(owner, listed(owner).getContent().getFirst().id());
    }

    private static Page<Document> listed(String owner) {
        var page = new OffsetPage(10, 0, Sort.unsorted());
        return docent.part(Documents.class).list(new KnowledgeBaseRef(owner, docent.base(owner)), null, page);
    }
}

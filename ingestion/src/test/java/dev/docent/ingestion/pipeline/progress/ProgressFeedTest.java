package dev.docent.ingestion.pipeline.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStage;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Filename;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.Original;
import dev.docent.ingestion.pipeline.InMemoryRecords;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressFeedTest {

    @Test
    void tellsNoStateTwiceAndNoneThatWasOvertaken() throws InterruptedException {
        var register = new InMemoryRecords().register;
        var stored = register.save(Document.stored(
                "d1", new KnowledgeBaseRef("ann", "kb"), Filename.of("a.txt"), new Original(1, "00"), Metadata.NONE));
        var parsing = register.save(stored.at(DocumentStage.PARSING, 0));
        var ready = register.save(parsing.ready(1));
        var heard = new LinkedBlockingQueue<Document>();
        var feed = new ProgressFeed(new DocumentRef("ann", "d1"), heard::add, ended -> {});

        feed.offer(parsing);
        feed.offer(stored);
        feed.offer(parsing);
        feed.offer(ready);

        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(parsing);
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(ready);
    }

    @Test
    void tellsOfARemovalThatNobodySaw() throws InterruptedException {
        var stored = new InMemoryRecords()
                .register.save(Document.stored(
                        "d1",
                        new KnowledgeBaseRef("ann", "kb"),
                        Filename.of("a.txt"),
                        new Original(1, "00"),
                        Metadata.NONE));
        var heard = new LinkedBlockingQueue<Document>();
        var feed = new ProgressFeed(new DocumentRef("ann", "d1"), heard::add, ended -> {});

        feed.offer(stored);
        feed.offerEnd();
        feed.offerEnd();

        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(stored);
        assertThat(heard.poll(10, TimeUnit.SECONDS))
                .extracting(Document::status)
                .isEqualTo(DocumentStatus.DELETING);
    }
}

package dev.docent.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.api.webhook.DocumentAnnouncements.SettledDocuments;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.Filename;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.Omissions;
import dev.docent.ingestion.document.Original;
import org.junit.jupiter.api.Test;

/** Of which states of a document there is something to tell. */
class SettledDocumentsTest {

    private final SettledDocuments atRest = new SettledDocuments();
    private final Document queued =
            Document.stored("id", "owner", "base", Filename.of("a.txt"), new Original(1, "00"), Metadata.NONE);

    @Test
    void areItsEndsAlone() {
        assertThat(atRest.enter(queued)).isEmpty();
        assertThat(atRest.enter(queued.claimed("holder"))).isEmpty();
        assertThat(atRest.enter(queued.parsed("text/plain", 1, "en", Omissions.NONE)))
                .isEmpty();
        assertThat(atRest.enter(queued.ready(1))).contains(WebhookEvent.DOCUMENT_READY);
        assertThat(atRest.enter(queued.deleting())).isEmpty();
    }

    @Test
    void isAnEndOnceUntilItIsInWorkAgain() {
        assertThat(atRest.enter(queued.ready(1))).contains(WebhookEvent.DOCUMENT_READY);
        assertThat(atRest.enter(queued.ready(1))).isEmpty();

        assertThat(atRest.enter(queued.requeued())).isEmpty();

        assertThat(atRest.enter(queued.ready(1))).contains(WebhookEvent.DOCUMENT_READY);
    }

    @Test
    void areBothEndsOfOneThatFailsAfterAll() {
        assertThat(atRest.enter(queued.ready(1))).contains(WebhookEvent.DOCUMENT_READY);
        assertThat(atRest.enter(queued.failed("corrupt", "It is broken"))).contains(WebhookEvent.DOCUMENT_FAILED);
    }
}

package dev.docent.ingestion.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.ingestion.document.PendingMessages.Message;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/** Which messages are stored with a document, and what becomes of them when the process ends at any point. */
class OutboxTest {

    private final Recipient recipient = new Recipient();
    private final InMemoryDocuments records = new InMemoryDocuments();
    private final Documents documents = new Documents(
            records,
            new Outbox(
                    records,
                    new StaticListableBeanFactory(Map.of("recipient", recipient))
                            .getBeanProvider(DocumentMessages.class)),
            change -> {});
    private final Document queued = documents.save(Document.stored(
            "d1", new KnowledgeBaseRef("ann", "kb"), Filename.of("a.txt"), new Original(1, "00"), Metadata.NONE));

    @Test
    void sendsAMessageWhenADocumentBecomesReadyOrFailed() {
        var claimed = documents.save(queued.claimed("holder"));
        assertThat(recipient.sent).isEmpty();

        var ready = documents.save(claimed.ready(1));
        assertThat(recipient.sent).containsExactly("d1 READY 1");
        var failed = documents.save(documents.save(ready.requeued()).failed("corrupt", "It is broken."));
        documents.save(documents.save(failed.requeued()).ready(2));

        assertThat(recipient.sent).containsExactly("d1 READY 1", "d1 FAILED 2", "d1 READY 3");
        assertThat(stored().pendingMessages()).isNull();
    }

    @Test
    void sendsNoneWhenASettledDocumentIsStoredAgain() {
        var ready = documents.save(queued.ready(1));

        documents.save(ready.withPath("a/b.txt"));
        documents.update("ann", "d1", found -> found.withPath("a/c.txt"));

        assertThat(recipient.sent).hasSize(1);
    }

    @Test
    void writesTheMessageAboutTheDocumentThatIsStored() {
        var ready = queued.ready(1);

        var saved = documents.save(ready);

        assertThat(recipient.last).isEqualTo(ready);
        assertThat(saved.updatedAt()).isEqualTo(ready.updatedAt());
        assertThat(stored()).isEqualTo(saved);
    }

    @Test
    void sendsLaterWhatCouldNotBeSentWithTheSameId() {
        recipient.failure = new DataAccessResourceFailureException("down");
        var ready = documents.save(queued.ready(1));
        assertThat(ready.status()).isEqualTo(DocumentStatus.READY);
        assertThatThrownBy(documents::sendPendingMessages).isSameAs(recipient.failure);

        recipient.failure = null;
        documents.sendPendingMessages();
        documents.sendPendingMessages();

        assertThat(recipient.sent).containsExactly("d1 READY 1");
    }

    @Test
    void sendsWhatAKilledProcessStored() {
        recipient.failure = new KilledError();
        assertThatThrownBy(() -> documents.save(queued.ready(1))).isInstanceOf(KilledError.class);
        assertThat(stored().status()).isEqualTo(DocumentStatus.READY);

        recipient.failure = null;
        documents.sendPendingMessages();

        assertThat(recipient.sent).containsExactly("d1 READY 1");
    }

    @Test
    void sendsAgainWhatAKilledProcessSentAndDidNotClear() {
        recipient.failureAfterwards = new KilledError();
        assertThatThrownBy(() -> documents.save(queued.ready(1))).isInstanceOf(KilledError.class);

        recipient.failureAfterwards = null;
        documents.sendPendingMessages();

        assertThat(recipient.sent).containsExactly("d1 READY 1", "d1 READY 1");
    }

    @Test
    void keepsEarlierMessagesBesideLaterOnes() {
        recipient.failure = new DataAccessResourceFailureException("down");
        var failed = documents.save(queued.failed("corrupt", "It is broken."));
        documents.save(failed.requeued());
        documents.save(stored().ready(1));

        recipient.failure = null;
        documents.sendPendingMessages();

        assertThat(recipient.sent).containsExactly("d1 FAILED 1", "d1 READY 2");
    }

    @Test
    void deletesNoRecordWithMessages() {
        recipient.failure = new DataAccessResourceFailureException("down");
        var deleting = documents.save(documents.save(queued.ready(1)).deleting());
        assertThatThrownBy(() -> documents.delete(deleting)).isSameAs(recipient.failure);
        assertThat(stored()).isNotNull();

        recipient.failure = null;
        documents.delete(deleting);

        assertThat(recipient.sent).containsExactly("d1 READY 1");
        assertThat(documents.find(queued.ref())).isEmpty();
    }

    private Document stored() {
        return documents.find(queued.ref()).orElseThrow();
    }

    /** Ends the process, as far as its own code can tell. */
    private static final class KilledError extends Error {}

    private static final class Recipient implements DocumentMessages {

        private final List<String> sent = new ArrayList<>();
        private @Nullable Throwable failure;
        private @Nullable Error failureAfterwards;
        private @Nullable Document last;
        private int written;

        @Override
        public List<Message> about(Document settled) {
            last = settled;
            return List.of(new Message(
                    String.valueOf(++written), "a webhook", settled.status().name(), "{}"));
        }

        @Override
        public void send(Document document, List<Message> messages) {
            switch (failure) {
                case RuntimeException exception -> throw exception;
                case Error killed -> throw killed;
                case null, default -> {}
            }
            messages.forEach(message -> sent.add(document.id() + " " + message.event() + " " + message.id()));
            if (failureAfterwards != null) {
                throw failureAfterwards;
            }
        }
    }
}

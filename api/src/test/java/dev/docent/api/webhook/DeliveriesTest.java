package dev.docent.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.api.RecordStoreTest;
import dev.docent.api.webhook.transport.WebhookTransport;
import dev.docent.api.webhook.transport.WebhookTransport.Outcome;
import dev.docent.api.webhook.transport.WebhookTransport.Outcome.Answered;
import dev.docent.api.webhook.transport.WebhookTransport.Outcome.Unanswered;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.Filename;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.Original;
import dev.docent.storage.records.RecordIds;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages, from being made to being settled, over real records and with a clock that a test moves. */
class DeliveriesTest extends RecordStoreTest {

    private final SetClock clock = new SetClock();
    private final ScriptedTransport transport = new ScriptedTransport();
    private Installation docent;

    @BeforeEach
    void starts() {
        docent = new Installation(folder, clock, transport, store());
    }

    @AfterEach
    void stops() {
        docent.close();
    }

    @Test
    void areSignedWithTheSecretThatTheOwnerGot() {
        var issued = docent.webhooks()
                .create("ada", "https://receiver.example/", java.util.Set.of(WebhookEvent.DOCUMENT_READY), null, null);
        docent.test(issued.webhook());

        docent.send();

        var message = transport.sent.getFirst();
        assertThat(message.signature()).isEqualTo(issued.secret().sign(message.id(), clock.instant(), message.body()));
        assertThat(issued.webhook().sealedSecret())
                .doesNotContain(issued.secret().text().substring(6));
    }

    @Test
    void areTriedAgainEverLaterUntilTheyArrive() {
        transport.then(new Answered(500), new Unanswered("timeout"), new Answered(302));
        var id = docent.test(docent.webhook("ada")).id();

        docent.send();
        assertThat(docent.delivery(id).attempts()).isEqualTo(1);
        assertThat(docent.delivery(id).responseStatus()).isEqualTo(500);
        clock.forward(Duration.ofMillis(4_999));
        docent.send();
        assertThat(transport.sent).hasSize(1);
        clock.forward(Duration.ofMillis(1));
        docent.send();
        assertThat(docent.delivery(id).error()).isEqualTo("timeout");
        assertThat(docent.delivery(id).responseStatus()).isNull();
        clock.forward(Duration.ofSeconds(30));
        docent.send();
        clock.forward(Duration.ofMinutes(2));
        docent.send();

        assertThat(docent.delivery(id).status()).isEqualTo(Delivery.Status.DELIVERED);
        assertThat(docent.delivery(id).attempts()).isEqualTo(4);
        assertThat(docent.delivery(id).responseStatus()).isEqualTo(200);
        assertThat(transport.sent).extracting(WebhookTransport.Message::id).containsOnly(id);
        assertThat(transport.sent)
                .extracting(WebhookTransport.Message::signature)
                .doesNotHaveDuplicates();
    }

    @Test
    void areGivenUpAfterTheSeventhAttempt() {
        transport.then(Collections.nCopies(10, new Unanswered("connection")).toArray(Outcome[]::new));
        var id = docent.test(docent.webhook("ada")).id();

        for (var time = 0; time < 10; time++) {
            docent.send();
            clock.forward(Duration.ofHours(6));
        }

        assertThat(transport.sent).hasSize(7);
        assertThat(docent.delivery(id).status()).isEqualTo(Delivery.Status.FAILED);
        assertThat(docent.delivery(id).attempts()).isEqualTo(7);
    }

    @Test
    void endWhenTheReceiverIsGone() {
        transport.then(new Answered(410));
        var webhook = docent.webhook("ada");
        var first = docent.test(webhook).id();
        docent.send();
        var second = docent.test(webhook).id();
        docent.send();

        assertThat(docent.webhooks().get("ada", webhook.id()).isDisabled()).isTrue();
        assertThat(docent.delivery(first).status()).isEqualTo(Delivery.Status.FAILED);
        assertThat(docent.delivery(first).responseStatus()).isEqualTo(410);
        assertThat(docent.delivery(second).error()).isEqualTo("disabled");
        assertThat(transport.sent).hasSize(1);
        docent.store(queued("ada").ready(1));
        assertThat(docent.deliveries().count()).isEqualTo(2);
    }

    @Test
    void surviveARestart() {
        transport.then(new Answered(503));
        var webhook = docent.webhook("ada");
        var tried = docent.test(webhook).id();
        docent.send();
        var waiting = docent.test(webhook).id();
        var onItsWay = docent.queue().claim().orElseThrow().id();
        assertThat(onItsWay).isEqualTo(waiting);

        docent.close();
        docent = new Installation(folder, clock, transport, store());
        docent.send();
        assertThat(docent.delivery(tried).status()).isEqualTo(Delivery.Status.PENDING);
        clock.forward(Duration.ofMinutes(2));
        docent.send();

        assertThat(docent.delivery(tried).status()).isEqualTo(Delivery.Status.DELIVERED);
        assertThat(docent.delivery(waiting).status()).isEqualTo(Delivery.Status.DELIVERED);
    }

    @Test
    void areMadeForThoseWhoWantThemAlone() {
        var ada = docent.webhook("ada");
        docent.webhook("bob");
        var document = queued("ada");

        var claimed = docent.store(docent.store(document).claimed("holder"));
        docent.store(docent.store(claimed.ready(1)).withPath("a.txt"));
        docent.store(queued("ada").failed("corrupt", "It is broken"));

        var made = StreamSupport.stream(docent.deliveries().findAll().spliterator(), false)
                .toList();
        assertThat(made).hasSize(1);
        assertThat(made.getFirst().webhook()).isEqualTo(ada.id());
        assertThat(made.getFirst().document()).isEqualTo(document.id());
        assertThat(made.getFirst().body()).contains("document.ready", document.id());
    }

    @Test
    void areStoredWithTheChangeWhenTheProcessIsKilledBeforeTheyAreQueued() {
        docent.webhook("ada");
        var document = queued("ada");

        diesWhile(() -> docent.storeAndDie(document.ready(1), call -> die(call, "save"), call -> {}));
        assertThat(docent.deliveries().count()).isZero();
        restart();
        docent.recover();

        assertThat(docent.deliveries().findAll())
                .singleElement()
                .satisfies(made -> assertThat(made.document()).isEqualTo(document.id()));
    }

    @Test
    void areQueuedOnceWhenTheProcessIsKilledBetweenTwoOfThem() {
        docent.webhook("ada");
        docent.webhook("ada");

        diesWhile(() -> docent.storeAndDie(queued("ada").ready(1), call -> {}, call -> die(call, "save")));
        var first = docent.deliveries().findAll().iterator().next();
        docent.send();
        restart();
        docent.recover();
        docent.recover();
        docent.send();

        assertThat(docent.deliveries().count()).isEqualTo(2);
        assertThat(docent.delivery(first.id()).status()).isEqualTo(Delivery.Status.DELIVERED);
        assertThat(transport.sent)
                .hasSize(2)
                .extracting(WebhookTransport.Message::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void areForThoseWhoAskedBeforeTheChange() {
        docent.webhook("ada");
        diesWhile(() -> docent.storeAndDie(queued("ada").ready(1), call -> die(call, "save"), call -> {}));
        docent.webhook("ada");

        restart();
        docent.recover();

        assertThat(docent.deliveries().count()).isEqualTo(1);
    }

    @Test
    void takeTurnsByOwner() {
        var ada = docent.webhook("ada");
        var bob = docent.webhook("bob");
        var first = docent.test(ada);
        var second = docent.test(ada);
        var third = docent.test(bob);

        docent.send();

        assertThat(transport.sent)
                .extracting(WebhookTransport.Message::id)
                .containsExactlyInAnyOrder(first.id(), second.id(), third.id());
        assertThat(transport.sent.get(1).id()).isEqualTo(third.id());
    }

    @Test
    void goWithTheirWebhook() {
        var webhook = docent.webhook("ada");
        docent.test(webhook);
        var late = docent.test(webhook);
        docent.webhooks().delete("ada", webhook.id());
        assertThat(docent.deliveries().count()).isZero();

        docent.queue().settle(late.delivered(200, clock.instant()));
        docent.test(webhook);
        docent.send();

        assertThat(transport.sent).isEmpty();
        assertThat(docent.deliveries().count()).isZero();
    }

    @Test
    void outliveAChangeOfKeys() {
        var issued = docent.webhooks()
                .create("ada", "https://receiver.example/", java.util.Set.of(WebhookEvent.DOCUMENT_READY), null, null);
        for (var keys : List.of(new int[] {2, 1}, new int[] {3, 2}, new int[] {3})) {
            docent.close();
            docent = new Installation(folder, clock, transport, store(), keys);
            docent.webhooks().reseal();

            var webhook = docent.webhooks().get("ada", issued.webhook().id());
            assertThat(docent.webhooks().secret(webhook)).contains(issued.secret());
        }
    }

    @Test
    void outliveAChangeOfKeysAtTwoStartsAtOnce() {
        var issued = docent.webhooks()
                .create("ada", "https://receiver.example/", java.util.Set.of(WebhookEvent.DOCUMENT_READY), null, null);
        docent.close();
        docent = new Installation(folder, clock, transport, store(), 2, 1);

        docent.webhooksElsewhere(call -> docent.webhooks().reseal()).reseal();

        var webhook = docent.webhooks().get("ada", issued.webhook().id());
        assertThat(docent.webhooks().secret(webhook)).contains(issued.secret());
    }

    @Test
    void failForATimeWhenTheKeyIsGone() {
        var webhook = docent.webhook("ada");
        var id = docent.test(webhook).id();
        docent.close();
        docent = new Installation(folder, clock, transport, store(), 9);

        docent.send();

        assertThat(docent.delivery(id).status()).isEqualTo(Delivery.Status.PENDING);
        assertThat(docent.delivery(id).error()).isEqualTo("secret_unreadable");
        assertThat(transport.sent).isEmpty();
    }

    @Test
    void areForgottenAfterAMonth() {
        docent.test(docent.webhook("ada"));

        clock.forward(Duration.ofDays(29));
        docent.queue().deleteOld();
        assertThat(docent.deliveries().count()).isEqualTo(1);
        clock.forward(Duration.ofDays(2));
        docent.queue().deleteOld();

        assertThat(docent.deliveries().count()).isZero();
    }

    private static void diesWhile(ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOf(KilledError.class);
    }

    private static void die(String call, String at) {
        if (call.equals(at)) {
            throw new KilledError();
        }
    }

    /** Ends the process, as far as its own code can tell. */
    private static final class KilledError extends Error {}

    private void restart() {
        docent.close();
        docent = new Installation(folder, clock, transport, store());
    }

    private static Document queued(String owner) {
        return Document.stored(
                RecordIds.next(),
                owner,
                "base",
                Filename.of("a.txt"),
                new Original(1, RecordIds.next()),
                Metadata.NONE);
    }
}

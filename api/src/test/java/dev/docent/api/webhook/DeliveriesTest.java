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
import dev.docent.retrieval.passage.KnowledgeBaseRef;
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

    protected final SetClock clock = new SetClock();
    private final ScriptedTransport transport = new ScriptedTransport();
    protected Installation docent;

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
        assertThat(message.body()).contains("webhook.challenge");
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
    void waitUntilTheReceiverHasAnsweredTheChallenge() {
        transport.then(new Answered(200), new Answered(200, "{\"challenge\":\"another\"}"));
        var webhook = docent.pending("ada", "https://receiver.example/");
        var challenge = docent.test(webhook).id();
        docent.store(queued("ada").ready(1));
        docent.send();
        docent.send();
        assertThat(docent.delivery(challenge).error()).isEqualTo("challenge_not_answered");
        assertThat(docent.delivery(challenge).responseStatus()).isEqualTo(200);
        clock.forward(Duration.ofSeconds(6));
        docent.send();
        assertThat(transport.sent)
                .hasSize(2)
                .allSatisfy(sent -> assertThat(sent.id()).isEqualTo(challenge));
        assertThat(docent.webhooks().get("ada", webhook.id()).isPending()).isTrue();

        clock.forward(Duration.ofSeconds(31));
        docent.send();

        assertThat(docent.webhooks().get("ada", webhook.id()).isPending()).isFalse();
        assertThat(transport.sent).hasSize(4);
        assertThat(transport.sent.getLast().body()).contains("document.ready");
        assertThat(docent.deliveries().findAll())
                .allSatisfy(each -> assertThat(each.status()).isEqualTo(Delivery.Status.DELIVERED));
    }

    @Test
    void endWhenTheChallengeIsNeverAnswered() {
        transport.then(Collections.nCopies(7, new Answered(200, "Hello")).toArray(Outcome[]::new));
        docent.test(docent.pending("ada", "https://receiver.example/"));
        docent.store(queued("ada").ready(1));

        for (var time = 0; time < 9; time++) {
            docent.send();
            clock.forward(Duration.ofHours(6).plusSeconds(1));
        }

        assertThat(transport.sent).hasSize(7);
        assertThat(docent.deliveries().findAll())
                .extracting(Delivery::error)
                .containsExactlyInAnyOrder("challenge_not_answered", "unverified");
    }

    @Test
    void areChallengedAgainWhenAsked() {
        transport.then(new Unanswered("connection"));
        var webhook = docent.pending("ada", "https://receiver.example/");
        docent.test(webhook);
        docent.send();

        docent.test(webhook);
        clock.forward(Duration.ofSeconds(5));
        docent.send();

        assertThat(docent.webhooks().get("ada", webhook.id()).isPending()).isFalse();
    }

    @Test
    void areNoMoreToAHostThanItsLimitWhoeverSendsThem() {
        for (var owner : List.of("ada", "bob", "cleo")) {
            var webhook = docent.webhook(owner);
            for (var number = 0; number < 50; number++) {
                docent.test(webhook);
            }
        }
        var elsewhere = docent.pending("dora", "https://elsewhere.example/");
        docent.webhooks().verify(elsewhere);
        docent.test(docent.webhooks().get("dora", elsewhere.id()));

        docent.send();
        assertThat(transport.sent).hasSize(101);
        assertThat(transport.sent).anySatisfy(sent -> assertThat(sent.url()).contains("elsewhere"));
        assertThat(docent.queue().untilNextDue()).isEqualTo(Duration.ofSeconds(10));
        clock.forward(Duration.ofSeconds(10));
        docent.send();

        assertThat(transport.sent).hasSize(151);
        assertThat(docent.queue().untilNextDue()).isEqualTo(DeliveryQueue.POLL_INTERVAL);
    }

    @Test
    void challengeAnAddressNoMoreThanItsLimitUnderAllItsNames() {
        for (var name : List.of("receiver", "another", "receiver", "another", "elsewhere")) {
            var webhook = docent.pending("owner of " + name, "https://" + name + ".example/");
            docent.test(webhook);
            docent.send();
            docent.webhooks().delete(webhook.owner(), webhook.id());
        }

        assertThat(transport.sent).hasSize(3);
        assertThat(transport.sent).anySatisfy(sent -> assertThat(sent.url()).contains("elsewhere"));
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
                new KnowledgeBaseRef(owner, "base"),
                Filename.of("a.txt"),
                new Original(1, RecordIds.next()),
                Metadata.NONE);
    }
}

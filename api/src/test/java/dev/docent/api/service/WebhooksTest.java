package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.api.webhook.transport.Receiver;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

/** Webhooks, from being made to what their receivers get. */
@ServiceTest
@Timeout(120)
class WebhooksTest {

    private static final String WEBHOOKS = "/api/v1/webhooks";
    private static final String BASES = "/api/v1/knowledge-bases";

    @Autowired
    Docent docent;

    @Autowired
    MovableClock clock;

    Docent.Call caller;

    @BeforeEach
    void isSomeoneNew() {
        caller = docent.tenant("webhooks " + System.nanoTime());
    }

    @Test
    void areMadeListedReadAndDeleted() {
        try (var receiver = new Receiver()) {
            var made = creation(receiver, Map.of("description", "Mine"));
            untilActive(made);
            var path = WEBHOOKS + "/" + made.get("id").asText();

            assertThat(made.get("secret").asText()).startsWith("whsec_");
            assertThat(made.get("url").asText()).isEqualTo(receiver.url());
            assertThat(made.get("status").asText()).isEqualTo("pending");
            var read = caller.get(path).hasStatus(200).json();
            assertThat(read.has("secret")).isFalse();
            assertThat(read.properties())
                    .filteredOn(member -> !member.getKey().equals("status"))
                    .allSatisfy(member -> assertThat(made.get(member.getKey())).isEqualTo(member.getValue()));
            assertThat(read.get("status").asText()).isEqualTo("active");
            var list = caller.get(WEBHOOKS).hasStatus(200).json();
            assertThat(list.get("total").asInt()).isEqualTo(1);
            assertThat(list.at("/items/0")).isEqualTo(read);
            caller.delete(path).hasStatus(204);
            caller.get(path).isProblem(404);
        }
    }

    @Test
    void tellOfDocumentsThatAreReady() throws Exception {
        try (var receiver = new Receiver()) {
            var made = make(receiver, Map.of());
            var document = upload("tower.txt", "The tower is 27 metres tall.");

            var message = receiver.next();

            assertThat(message.signature())
                    .isEqualTo("v1," + hmac(made, message.id() + "." + message.time() + "." + message.body()));
            var body = json(message.body());
            assertThat(body.get("type").asText()).isEqualTo("document.ready");
            assertThat(body.get("timestamp").asText()).endsWith("Z");
            assertThat(body.get("data"))
                    .isEqualTo(caller.get("/api/v1/documents/" + document).json());
        }
    }

    @Test
    void tellOfDocumentsThatFailed() throws Exception {
        try (var receiver = new Receiver()) {
            make(receiver, Map.of());
            upload("broken.pdf", "%PDF-1.7 and nothing more");

            var body = json(receiver.next().body());

            assertThat(body.get("type").asText()).isEqualTo("document.failed");
            assertThat(body.at("/data/error/code").asText()).isNotBlank();
        }
    }

    @Test
    void tellOfTheirKnowledgeBaseAndTheirEventsAlone() throws Exception {
        var other = caller.json(Map.of("name", "Other")).post(BASES).json();
        try (var receiver = new Receiver()) {
            make(receiver, Map.of("knowledge_base_id", other.get("id").asText()));
            make(receiver, Map.of("events", List.of("document.failed")));
            var last = make(receiver, Map.of());
            upload("tower.txt", "The tower is 27 metres tall.");

            receiver.next();

            assertThat(events(last)).containsExactly("document.ready", "webhook.challenge");
            for (var webhook : caller.get(WEBHOOKS).json().get("items")) {
                if (!webhook.get("id").equals(last.get("id"))) {
                    assertThat(events(webhook)).containsExactly("webhook.challenge");
                }
            }
        }
    }

    @Test
    void areTriedAgainWhenTheirReceiverFails() throws Exception {
        try (var receiver = new Receiver(500)) {
            var made = make(receiver, Map.of());
            test(made);
            var first = receiver.next();

            // Another message makes the service look, and by then the first is due again.
            var again = clock.later(Duration.ofSeconds(10), () -> {
                test(made);
                return take(receiver, 2);
            });

            assertThat(again).extracting(Receiver.Received::id).contains(first.id());
            assertThat(again).extracting(Receiver.Received::body).contains(first.body());
        }
    }

    @Test
    void arePendingUntilTheirReceiverAnswersTheChallenge() throws IOException {
        var made = caller.json(Map.of("url", "http://127.0.0.1:" + portOfNobody(), "events", List.of("document.ready")))
                .post(WEBHOOKS)
                .json();
        var challenge = deliveries(made).at("/items/0");
        while (deliveries(made).at("/items/0/attempts").asInt() == 0) {
            Thread.onSpinWait();
        }

        assertThat(challenge.get("event").asText()).isEqualTo("webhook.challenge");
        assertThat(test(made).get("event").asText()).isEqualTo("webhook.challenge");
        assertThat(caller.get(WEBHOOKS + "/" + made.get("id").asText())
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("pending");
    }

    @Test
    void areTestedOnlySoOften() {
        try (var receiver = new Receiver()) {
            var made = make(receiver, Map.of());
            for (var time = 0; time < 5; time++) {
                test(made);
            }
            var path = WEBHOOKS + "/" + made.get("id").asText() + "/test";

            var refused = caller.post(path).isProblem(429);

            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
            clock.later(Duration.ofMinutes(1), () -> caller.post(path).hasStatus(202));
        }
    }

    @Test
    void areTestedOnlySoOftenByAnAccount() {
        try (var receiver = new Receiver()) {
            for (var number = 0; number < 20; number++) {
                var made = creation(receiver, Map.of());
                if (number < 10) {
                    test(made);
                }
            }
            var last = caller.get(WEBHOOKS).json().at("/items/0/id").asText();

            caller.post(WEBHOOKS + "/" + last + "/test").isProblem(429);
        }
    }

    @Test
    void areDisabledOnceTheirReceiverIsGone() throws Exception {
        try (var receiver = new Receiver(410)) {
            var made = make(receiver, Map.of());
            var delivery = test(made);
            receiver.next();

            var settled = settled(made, delivery.get("id").asText());

            assertThat(settled.get("status").asText()).isEqualTo("failed");
            assertThat(settled.get("response_status").asInt()).isEqualTo(410);
            assertThat(settled.get("attempts").asInt()).isEqualTo(1);
            assertThat(caller.get(WEBHOOKS + "/" + made.get("id").asText())
                            .json()
                            .get("status")
                            .asText())
                    .isEqualTo("disabled");
        }
    }

    @Test
    void areNobodyElses() {
        var stranger = docent.tenant("stranger " + System.nanoTime());
        try (var receiver = new Receiver()) {
            var path = WEBHOOKS + "/" + make(receiver, Map.of()).get("id").asText();

            assertThat(stranger.get(WEBHOOKS).json().get("total").asInt()).isZero();
            stranger.get(path).isProblem(404);
            stranger.get(path + "/deliveries").isProblem(404);
            stranger.post(path + "/test").isProblem(404);
            stranger.delete(path).isProblem(404);
            var base = caller.get(BASES + "/default").json().get("id").asText();
            stranger.json(body(receiver, Map.of("knowledge_base_id", base)))
                    .post(WEBHOOKS)
                    .isProblem(404);
            caller.get(path).hasStatus(200);
        }
    }

    @Test
    void areTwentyAtMost() {
        try (var receiver = new Receiver()) {
            for (var number = 0; number < 20; number++) {
                creation(receiver, Map.of());
            }
            caller.json(body(receiver, Map.of())).post(WEBHOOKS).isProblem(409);
        }
    }

    @Test
    void areMadeOncePerKey() {
        try (var receiver = new Receiver()) {
            var call = caller.header("Idempotency-Key", "k").json(body(receiver, Map.of()));

            var first = call.post(WEBHOOKS).hasStatus(201).json();
            var again = call.post(WEBHOOKS).hasStatus(201).json();

            assertThat(first.get("secret").asText()).startsWith("whsec_");
            assertThat(first.has("shown_once")).isFalse();
            assertThat(again.get("id")).isEqualTo(first.get("id"));
            assertThat(again.get("secret").isNull()).isTrue();
            assertThat(again.get("shown_once").toString()).isEqualTo("[\"secret\"]");
            assertThat(caller.get(WEBHOOKS).json().get("total").asInt()).isEqualTo(1);
        }
    }

    /** {@return a webhook whose receiver has answered the challenge} */
    private JsonNode make(Receiver receiver, Map<String, Object> more) {
        var made = creation(receiver, more);
        untilActive(made);
        return made;
    }

    private JsonNode creation(Receiver receiver, Map<String, Object> more) {
        return caller.json(body(receiver, more)).post(WEBHOOKS).hasStatus(201).json();
    }

    /** Looks again and again; each look is a request, so that this waits without sleeping. */
    private void untilActive(JsonNode webhook) {
        var path = WEBHOOKS + "/" + webhook.get("id").asText();
        while (!caller.get(path).json().get("status").asText().equals("active")) {
            Thread.onSpinWait();
        }
    }

    private static Map<String, Object> body(Receiver receiver, Map<String, Object> more) {
        var body = new HashMap<String, Object>(
                Map.of("url", receiver.url(), "events", List.of("document.ready", "document.failed")));
        body.putAll(more);
        return body;
    }

    private JsonNode test(JsonNode webhook) {
        return caller.post(WEBHOOKS + "/" + webhook.get("id").asText() + "/test")
                .hasStatus(202)
                .json();
    }

    private JsonNode deliveries(JsonNode webhook) {
        return caller.get(WEBHOOKS + "/" + webhook.get("id").asText() + "/deliveries")
                .hasStatus(200)
                .json();
    }

    /** Looks again and again; each look is a request, so that this waits without sleeping. */
    private JsonNode settled(JsonNode webhook, String id) {
        while (true) {
            for (var delivery : deliveries(webhook).get("items")) {
                if (delivery.get("id").asText().equals(id)
                        && !delivery.get("status").asText().equals("pending")) {
                    return delivery;
                }
            }
        }
    }

    private static int portOfNobody() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private List<String> events(JsonNode webhook) {
        return deliveries(webhook).get("items").findValuesAsText("event");
    }

    private String upload(String name, String text) {
        return caller.multipart(Multipart.file("file", name, text))
                .post(BASES + "/default/documents")
                .hasStatus(202)
                .json()
                .at("/documents/0/id")
                .asText();
    }

    private static List<Receiver.Received> take(Receiver receiver, int count) {
        var taken = new ArrayList<Receiver.Received>();
        try {
            while (taken.size() < count) {
                taken.add(receiver.next());
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return taken;
    }

    private static String hmac(JsonNode webhook, String signed) throws Exception {
        var key = Base64.getDecoder().decode(webhook.get("secret").asText().substring("whsec_".length()));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}

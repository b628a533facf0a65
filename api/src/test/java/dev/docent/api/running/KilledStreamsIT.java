package dev.docent.api.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docent.retrieval.openai.OpenAiStandIn;
import dev.docent.retrieval.openai.OpenAiStandIn.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;

/**
 * {@code kill -9} while fifty answers are streamed: afterwards each question is there with its whole answer, or with what was
 * sent of it and marked as interrupted, and a client that comes again receives the rest.
 */
class KilledStreamsIT {

    private static final int STREAMS = 50;
    private static final int SENTENCES = 10;
    private static final int ROUNDS = 3;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Random random = new Random();

    @TempDir
    Path folder;

    @Test
    void loseNothingThatWasSent() throws Exception {
        try (var model = OpenAiStandIn.start()) {
            model.always(request -> OpenAiStandIn.events(steps()));
            List<StreamedAnswer> answers;
            String key;
            try (var killed = RunningDocent.start(folder, settings(model))) {
                key = killed.keyFor("killed");
                upload(killed.client(), key);
                answers = askUntilKilled(killed, key);
            }
            try (var next = RunningDocent.start(folder, settings(model))) {
                var asked = answers.stream().filter(StreamedAnswer::isAsked).toList();
                assertThat(asked).hasSizeGreaterThan(STREAMS / 2);
                for (var answer : asked) {
                    isWholeOrInterrupted(next.client(), answer);
                }
                assertThat(asked.stream().filter(each -> each.isInterrupted)).isNotEmpty();
                assertThat(asked.stream().filter(each -> !each.text().isEmpty()))
                        .isNotEmpty();
            }
        }
    }

    private static Map<String, String> settings(OpenAiStandIn model) {
        return Map.of(
                "OPENAI_BASE_URL", model.url(),
                "OPENAI_API_KEY", OpenAiStandIn.KEY,
                "OPENAI_MODEL", "stand-in",
                "DOCENT_EMBEDDING_KIND", "onnx",
                "DOCENT_LIMITS_ENABLED", "false");
    }

    /** Sentences of the document, slowly. */
    private static Step[] steps() {
        var pieces = IntStream.range(0, SENTENCES * ROUNDS).<Step>mapToObj(each -> () -> {
            LockSupport.parkNanos(PAUSE.toNanos());
            return OpenAiStandIn.piece(sentence(each % SENTENCES).replace(".", " [1]. "))
                    .next();
        });
        return Stream.concat(pieces, Stream.of(OpenAiStandIn.end("stop"))).toArray(Step[]::new);
    }

    private static String sentence(int number) {
        return "Keeper %d lit lamp %d before the storm came.".formatted(number, 7 * number);
    }

    private static void upload(RestClient client, String key) {
        var text = String.join(
                " ",
                IntStream.range(0, SENTENCES)
                        .mapToObj(KilledStreamsIT::sentence)
                        .toList());
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(text.getBytes()) {
            @Override
            public String getFilename() {
                return "lamps.txt";
            }
        });
        client.post()
                .uri("/api/v1/knowledge-bases/default/documents?wait=true")
                .header("X-API-Key", key)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .retrieve()
                .toBodilessEntity();
    }

    private List<StreamedAnswer> askUntilKilled(RunningDocent docent, String key) throws InterruptedException {
        var answers = new ArrayList<StreamedAnswer>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var number = 0; number < STREAMS; number++) {
                var answer = new StreamedAnswer(key, conversation(docent.client(), key));
                answers.add(answer);
                clients.submit(() -> answer.ask(docent.client(), "Which keeper lit which lamp before the storm?"));
            }
            await("half of the answers to have begun")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> answers.stream()
                                    .filter(each -> !each.text().isEmpty())
                                    .count()
                            >= STREAMS / 2);
            LockSupport.parkNanos(random.nextLong(TimeUnit.MILLISECONDS.toNanos(2_000)));
            docent.kill();
        }
        return answers;
    }

    private static String conversation(RestClient client, String key) {
        return client.post()
                .uri("/api/v1/chat/conversations")
                .header("X-API-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("new", true))
                .retrieve()
                .body(JsonNode.class)
                .get("id")
                .asText();
    }

    private static void isWholeOrInterrupted(RestClient client, StreamedAnswer answer) {
        var received = answer.text();
        answer.resume(client);
        var stored = answer.stored(client);
        assertThat(stored.path("status").isNull() || stored.path("status").isMissingNode())
                .as(stored.toString())
                .isTrue();
        var content = stored.get("content").asText();
        assertThat(content).startsWith(received.strip());
        assertThat(answer.text().strip()).isEqualTo(content);
        answer.isInterrupted = stored.path("interrupted").asBoolean();
        var whole = content.split("\\. ").length == SENTENCES * ROUNDS;
        // Its last words may have been stored just before what completes it.
        assertThat(answer.isInterrupted || whole).as(content).isTrue();
        assertThat(answer.names()).endsWith("done");
    }
}

package dev.docent.retrieval.chat.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.chat.Blocked;
import dev.docent.retrieval.gemini.GeminiClient;
import dev.docent.retrieval.gemini.GeminiMutations;
import dev.docent.retrieval.gemini.GeminiStandIn;
import dev.docent.retrieval.gemini.StandInReply;
import dev.docent.retrieval.gemini.StandInSettings;
import dev.docent.retrieval.provider.HostedModel;
import dev.docent.retrieval.provider.ProviderException.LimitReachedException;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import dev.docent.retrieval.provider.SteppedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscription;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Answers that come piece by piece, over connections that do what connections do. */
@Timeout(60)
class GeminiStreamTest {

    private static final String OVERLOADED =
            "{\"error\":{\"code\":503,\"status\":\"UNAVAILABLE\",\"message\":\"The model is overloaded.\"}}";

    private final GeminiStandIn google = GeminiStandIn.start();
    private final SteppedTime time = new SteppedTime();
    private final GeminiChatModel model = model();

    @AfterEach
    void stop() throws IOException, InterruptedException {
        GeminiMutations.mustBeRefused(google);
        model.close();
        google.close();
    }

    @Test
    void deliversEachPieceBeforeTheNextIsSent() {
        var received = new Semaphore(0);
        google.next((request, connection) -> {
            connection.begin();
            for (var piece : List.of("one", "two", "three")) {
                connection.event(Wire.piece(piece));
                assertThat(received.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            }
            connection.event(Wire.last("."));
            connection.end();
        });

        var texts = texts(model.stream(new Prompt("?")).doOnNext(piece -> received.release()));

        assertThat(texts.pieces).containsExactly("one", "two", "three", ".");
        assertThat(texts.failure).isNull();
    }

    @Test
    void losesNothingToASlowReader() {
        var pieces = IntStream.range(0, 2_000).mapToObj(each -> each + " ").toList();
        google.next((request, connection) -> {
            connection.begin();
            for (var piece : pieces) {
                connection.event(Wire.piece(piece));
            }
            connection.event(Wire.last("."));
            connection.end();
        });

        var texts = texts(model.stream(new Prompt("?"))
                .publishOn(Schedulers.boundedElastic(), 1)
                .doOnNext(piece -> Thread.yield())
                .limitRate(1));

        assertThat(texts.failure).isNull();
        assertThat(texts.pieces).hasSize(2_001).startsWith("0 ", "1 ").endsWith("1999 ", ".");
    }

    @Test
    void readsOnlyWhatIsAskedFor() throws InterruptedException {
        google.next(StandInReply.events(Wire.piece("one"), Wire.piece("two"), Wire.last("three")));
        var reader = new ByHand();
        model.stream(new Prompt("?")).subscribe(reader);

        reader.request(1);
        assertThat(reader.next()).isEqualTo("one");
        reader.request(2);
        assertThat(reader.next()).isEqualTo("two");
        assertThat(reader.next()).isEqualTo("three");
    }

    @Test
    void endsTheCallWhenTheReaderGoesAway() throws InterruptedException {
        var closed = new CountDownLatch(1);
        google.next((request, connection) -> {
            connection.begin();
            connection.event(Wire.piece("one"));
            connection.awaitClose();
            closed.countDown();
        });
        var reader = new ByHand();
        model.stream(new Prompt("?")).subscribe(reader);
        reader.request(10);
        assertThat(reader.next()).isEqualTo("one");

        reader.cancel();

        assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(reader.failure.get()).isNull();
    }

    @Test
    void endsTheCallWhenTheReaderGoesAwayBeforeAnything() throws InterruptedException {
        var asked = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        google.next((request, connection) -> {
            asked.countDown();
            connection.awaitClose();
            closed.countDown();
        });
        var reader = new ByHand();
        model.stream(new Prompt("?")).subscribe(reader);
        reader.request(1);
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

        reader.cancel();

        assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(google.requests()).hasSize(1);
    }

    @Test
    void saysThatAnAnswerBrokeOffAfterAllThatCame() {
        google.next(StandInReply.eventsThenDrop(Wire.piece("one"), Wire.piece("two")));

        var texts = texts(model.stream(new Prompt("?")));

        assertThat(texts.pieces).containsExactly("one", "two");
        assertThat(texts.failure)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("Gemini")
                .hasMessageContaining("closed the connection");
        assertThat(google.requests()).hasSize(1);
    }

    @Test
    void saysThatAnAnswerBrokeOffWhereTheEndLooksLikeOne() {
        google.next(StandInReply.events(Wire.piece("one")));

        var texts = texts(model.stream(new Prompt("?")));

        assertThat(texts.pieces).containsExactly("one");
        assertThat(texts.failure).isInstanceOf(UnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: %s\r\n\r\n", "%s\r\n"})
    void saysWhatGoogleSaysInTheMiddle(String form) {
        var error = "{\"error\":{\"code\":429,\"status\":\"RESOURCE_EXHAUSTED\",\"message\":\"Too much\"}}";
        google.next((request, connection) -> {
            connection.begin();
            connection.event(Wire.piece("one"));
            connection.raw(form.formatted(error));
            connection.end();
        });

        var texts = texts(model.stream(new Prompt("?")));

        assertThat(texts.pieces).containsExactly("one");
        assertThat(texts.failure).isInstanceOf(LimitReachedException.class);
    }

    @Test
    void passesOverWhatIsNoData() {
        google.next((request, connection) -> {
            connection.begin();
            connection.raw(": ping\r\n\r\nevent: message\r\nid: 7\r\ndata:" + Wire.piece("one") + "\r\n\r\n");
            // In several pieces of the network, and in two lines of data.
            var last = Wire.last("two");
            var cut = last.indexOf(',') + 1;
            connection.raw("da");
            connection.raw("ta: " + last.substring(0, cut) + "\n");
            connection.raw("data: " + last.substring(cut));
            connection.end();
        });

        assertThat(texts(model.stream(new Prompt("?"))).pieces).containsExactly("one", "two");
    }

    @Test
    void waitsNoLongerForTheNextPieceThanItMay() {
        google.next((request, connection) -> {
            connection.begin();
            connection.event(Wire.piece("one"));
            connection.awaitClose();
        });
        try (var hasty = model("idle-timeout", "200ms")) {
            var texts = texts(hasty.stream(new Prompt("?")));

            assertThat(texts.pieces).containsExactly("one");
            assertThat(texts.failure)
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("docent.gemini.idle-timeout");
        }
    }

    @Test
    void waitsNoLongerForTheFirstPieceThanItMay() {
        google.next(StandInReply.never());
        try (var hasty = model("idle-timeout", "200ms", "attempts", "1")) {
            assertThat(texts(hasty.stream(new Prompt("?"))).failure)
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("docent.gemini.idle-timeout");
        }
    }

    @Test
    void triesAgainUntilItIsOpen() {
        google.next(
                StandInReply.error(503, "UNAVAILABLE", "The model is overloaded."),
                StandInReply.exhausted("3s"),
                StandInReply.events(Wire.last("one")));

        assertThat(texts(model.stream(new Prompt("?"))).pieces).containsExactly("one");
        assertThat(time.sleeps()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(3));
    }

    @Test
    void triesAgainUntilItsFirstPiece() {
        google.next(
                StandInReply.events(OVERLOADED),
                StandInReply.eventsThenDrop(),
                StandInReply.events(),
                StandInReply.events(Wire.piece("one"), Wire.last("two")));

        assertThat(texts(model.stream(new Prompt("?"))).pieces).containsExactly("one", "two");
        assertThat(google.requests()).hasSize(4);
    }

    @Test
    void sparesAModelWhoseAnswersBeginWithAnError() {
        google.always(StandInReply.events(OVERLOADED));
        try (var once = model("attempts", "1")) {
            for (var each = 0; each < 10; each++) {
                assertThat(texts(once.stream(new Prompt("?"))).failure).hasMessageContaining("(503 UNAVAILABLE)");
            }

            assertThat(texts(once.stream(new Prompt("?"))).failure).hasMessageContaining("several times in a row");
        }
        assertThat(google.requests()).hasSize(10);
    }

    @Test
    void saysWhichSettingIsWrong() {
        try (var wrong = model("api-key", "wrong-key")) {
            assertThat(texts(wrong.stream(new Prompt("?"))).failure)
                    .isInstanceOf(WrongSettingException.class)
                    .hasMessageContaining("GEMINI_API_KEY");
        }
    }

    @Test
    void saysThatItIsBlockedAndHowMuchItCost() {
        google.next(
                StandInReply.events("{\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}"),
                StandInReply.events(Wire.piece("one"), Wire.candidate("", "RECITATION")));

        var prompt = model.stream(new Prompt("?")).collectList().block();
        var answer = model.stream(new Prompt("?")).collectList().block();

        assertThat(prompt)
                .singleElement()
                .satisfies(piece -> assertThat(Blocked.in(piece)).contains(new Blocked(Blocked.Part.PROMPT, "SAFETY")));
        assertThat(answer).hasSize(2);
        assertThat(Blocked.in(answer.getFirst())).isEmpty();
        assertThat(Blocked.in(answer.getLast())).contains(new Blocked(Blocked.Part.ANSWER, "RECITATION"));
        assertThat(answer.getLast().getMetadata().getUsage().getTotalTokens()).isEqualTo(18);
    }

    @Test
    void keepsThoughtsOutOfEachPiece() {
        google.next(StandInReply.events(
                Wire.parts("", "{\"text\":\"Hm.\",\"thought\":true}"),
                Wire.parts("STOP", Wire.text("a"), Wire.text("b"))));

        assertThat(texts(model.stream(new Prompt("?"))).pieces).containsExactly("", "ab");
    }

    @Test
    void asksAnewForEachReader() {
        var twice = model.stream(new Prompt("?"));

        assertThat(google.requests()).isEmpty();
        assertThat(texts(twice).pieces).containsExactly("Hello, ", "you.");
        assertThat(texts(twice).pieces).containsExactly("Hello, ", "you.");
    }

    private GeminiChatModel model(String... more) {
        return new GeminiChatModel(
                new GeminiClient(StandInSettings.geminiApi(google, more), time),
                new HostedModel("gemini-3.8-flash", "GEMINI_MODEL"),
                "");
    }

    private static String text(ChatResponse piece) {
        return String.valueOf(piece.getResult().getOutput().getText());
    }

    private static Texts texts(Flux<ChatResponse> stream) {
        var pieces = new ArrayList<String>();
        var failure = new AtomicReference<Throwable>();
        stream.map(GeminiStreamTest::text)
                .doOnNext(pieces::add)
                .onErrorResume(cause -> {
                    failure.set(cause);
                    return Flux.empty();
                })
                .blockLast(Duration.ofSeconds(40));
        return new Texts(pieces, failure.get());
    }

    /** What came, and how it ended. */
    private record Texts(List<String> pieces, @Nullable Throwable failure) {}

    /** Reads as the test wants. */
    private static final class ByHand extends BaseSubscriber<ChatResponse> {

        private final BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // The test asks.
        }

        @Override
        protected void hookOnNext(ChatResponse piece) {
            pieces.add(text(piece));
        }

        @Override
        protected void hookOnError(Throwable cause) {
            failure.set(cause);
        }

        String next() throws InterruptedException {
            return String.valueOf(pieces.poll(20, TimeUnit.SECONDS));
        }
    }
}

package dev.docent.retrieval.chat.openai;

import static dev.docent.retrieval.openai.OpenAiStandIn.end;
import static dev.docent.retrieval.openai.OpenAiStandIn.error;
import static dev.docent.retrieval.openai.OpenAiStandIn.events;
import static dev.docent.retrieval.openai.OpenAiStandIn.piece;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.retrieval.chat.ReplyOptions;
import dev.docent.retrieval.chat.ReplyOptions.Effort;
import dev.docent.retrieval.chat.ReplySchema;
import dev.docent.retrieval.openai.OpenAiMutations;
import dev.docent.retrieval.openai.OpenAiServer;
import dev.docent.retrieval.openai.OpenAiStandIn;
import dev.docent.retrieval.provider.CallSize;
import dev.docent.retrieval.provider.HostedModel;
import dev.docent.retrieval.provider.ProviderException;
import dev.docent.retrieval.provider.ProviderException.LimitReachedException;
import dev.docent.retrieval.provider.ProviderException.RejectedException;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import dev.docent.retrieval.provider.Urgency;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

@Timeout(60)
class OpenAiCompatibleChatModelTest {

    private static final Prompt PROMPT = new Prompt(
            List.of(
                    new SystemMessage("Be brief."),
                    new UserMessage("Where?"),
                    new AssistantMessage("There."),
                    new UserMessage("And when?")),
            ChatOptions.builder().maxTokens(50).build());

    private final OpenAiStandIn standIn = OpenAiStandIn.start();
    private final OpenAiCompatibleChatModel model = model(Map.of());

    @AfterEach
    void stops() throws IOException, InterruptedException {
        OpenAiMutations.mustBeRefused(standIn);
        model.close();
        standIn.close();
    }

    @Test
    void sendsRulesConversationAndLimits() {
        standIn.next(events(piece("In "), piece("1811."), end("stop")));

        var chunks = model.stream(PROMPT).collectList().block();

        assertThat(text(chunks)).isEqualTo("In 1811.");
        var sent = standIn.requests().getFirst();
        assertThat(sent.get("model").asText()).isEqualTo("stand-in");
        assertThat(sent.get("stream").asBoolean()).isTrue();
        assertThat(sent.get("max_tokens").asInt()).isEqualTo(50);
        assertThat(sent.at("/stream_options/include_usage").asBoolean()).isTrue();
        assertThat(sent.get("messages").findValuesAsText("role"))
                .containsExactly("system", "user", "assistant", "user");
        assertThat(sent.has("temperature")).isFalse();
    }

    @Test
    void holdsTheReplyToASchema() {
        standIn.next(events(piece("{\"port\":\"Kiel\"}"), end("stop")));
        var schema = OpenAiServer.JSON.createObjectNode().put("type", "object").put("additionalProperties", false);
        schema.putArray("required").add("port");
        schema.putObject("properties").putObject("port").put("type", "string");
        var options = new ReplyOptions(100, Effort.LOWEST, new ReplySchema("page", schema));

        model.stream(new Prompt(List.of(new UserMessage("Where?")), options)).blockLast();

        var sent = standIn.requests().getFirst();
        assertThat(sent.at("/response_format/type").asText()).isEqualTo("json_schema");
        assertThat(sent.at("/response_format/json_schema/name").asText()).isEqualTo("page");
        assertThat(sent.at("/response_format/json_schema/strict").asBoolean()).isTrue();
        assertThat(sent.at("/response_format/json_schema/schema")).isEqualTo(schema);
    }

    @Test
    void tellsTheUsageAndWhyItEnded() {
        standIn.next(events(piece("In 1811."), end("length")));

        var chunks = model.stream(PROMPT).collectList().block();

        assertThat(chunks)
                .anySatisfy(chunk -> assertThat(chunk.getResult().getMetadata().getFinishReason())
                        .isEqualToIgnoringCase("length"));
        assertThat(chunks.getLast().getMetadata().getUsage().getPromptTokens()).isEqualTo(11);
        assertThat(chunks.getLast().getMetadata().getUsage().getCompletionTokens())
                .isEqualTo(3);
    }

    @Test
    void deliversEachPieceWhenItArrives() {
        var taken = new CountDownLatch(1);
        standIn.next(events(
                piece("one"),
                () -> {
                    await(taken);
                    return piece("two").next();
                },
                end("stop")));

        var text = new StringBuilder();
        model.stream(PROMPT)
                .doOnNext(chunk -> {
                    text.append(text(List.of(chunk)));
                    taken.countDown();
                })
                .blockLast();

        assertThat(text).hasToString("onetwo");
    }

    @Test
    void losesNothingWhenTheReaderIsSlow() {
        var pieces = IntStream.range(0, 5_000).mapToObj(i -> piece(i + " ")).toList();
        standIn.next(
                events(Stream.concat(pieces.stream(), Stream.of(end("stop"))).toArray(OpenAiStandIn.Step[]::new)));

        var read = new StringBuilder();
        try (var chunks = model.stream(PROMPT).toStream(1)) {
            chunks.forEach(chunk -> {
                Thread.onSpinWait();
                read.append(text(List.of(chunk)));
            });
        }

        assertThat(read.toString().split(" "))
                .hasSize(5_000)
                .startsWith("0", "1")
                .endsWith("4998", "4999");
    }

    @Test
    void endsTheCallWhenNobodyReadsAnyMore() throws InterruptedException {
        var broken = new CountDownLatch(1);
        standIn.next(exchange -> {
            try {
                var endless = IntStream.range(0, 1_000_000)
                        .mapToObj(i -> piece("more "))
                        .toArray(OpenAiStandIn.Step[]::new);
                events(endless).to(exchange);
            } catch (IOException gone) {
                broken.countDown();
            }
        });

        assertThat(model.stream(PROMPT).take(3).collectList().block()).hasSize(3);

        broken.await();
    }

    @Test
    void triesAgainUntilTheFirstPiece() {
        standIn.next(error(503, "overloaded"), error(429, "slow down"), events(piece("Yes."), end("stop")));

        assertThat(text(model.stream(PROMPT).collectList().block())).isEqualTo("Yes.");
        assertThat(standIn.requests()).hasSize(3);
    }

    @Test
    void failsWithoutLosingWhatCameBeforeWhenTheServerBreaksOff() {
        standIn.next(events(piece("Half "), piece("of it"), () -> {
            throw new IOException("the power went");
        }));
        var text = new StringBuilder();

        assertThatThrownBy(() -> model.stream(PROMPT)
                        .doOnNext(chunk -> text.append(text(List.of(chunk))))
                        .blockLast())
                .isInstanceOf(UnavailableException.class);
        assertThat(text).hasToString("Half of it");
        assertThat(standIn.requests()).hasSize(1);
    }

    @Test
    void saysWhichSettingIsWrong() {
        assertThatThrownBy(() ->
                        model(Map.of("api-key", "sk-revoked")).stream(PROMPT).blockLast())
                .isInstanceOf(WrongSettingException.class)
                .hasMessageContaining("does not accept the key (401). Set OPENAI_API_KEY")
                .hasMessageNotContaining("sk-");
        assertThatThrownBy(() -> model(Map.of("base-url", standIn.url().replace("/v1", "/other"))).stream(PROMPT)
                        .blockLast())
                .isInstanceOf(WrongSettingException.class)
                .hasMessageContaining("Check OPENAI_MODEL and OPENAI_BASE_URL, which usually ends with /v1.");
    }

    @Test
    void saysWhatElseWentWrong() {
        standIn.next(
                error(400, "{}"),
                error(429, "{\"error\":{\"code\":\"insufficient_quota\"}}"),
                error(400, "model_not_found"));

        assertFails(RejectedException.class, "rejected a request for stand-in (400)");
        assertFails(LimitReachedException.class, "no quota left for this account");
        assertFails(WrongSettingException.class, "has no model stand-in");
    }

    @Test
    void saysThatNobodyIsThere() {
        var gone = OpenAiStandIn.start();
        gone.close();

        assertThatThrownBy(() ->
                        model(Map.of("base-url", gone.url())).stream(PROMPT).blockLast())
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("cannot be reached")
                .hasMessageContaining("OPENAI_BASE_URL");
    }

    @Test
    void answersAsAWholeToo() {
        standIn.next(events(piece("In "), piece("1811."), end("stop")));

        var answer = model.call(PROMPT);

        assertThat(answer.getResult().getOutput().getText()).isEqualTo("In 1811.");
        assertThat(answer.getMetadata().getUsage().getTotalTokens()).isEqualTo(14);
    }

    @Test
    void waitsNoLongerForAPieceThanItMay() {
        var end = new CountDownLatch(1);
        OpenAiStandIn.Step nothing = () -> {
            await(end);
            throw new IOException("the end of the test");
        };
        standIn.next(events(nothing), events(piece("Half"), nothing));
        // Long enough for the piece to arrive on a busy machine.
        var hasty = model(Map.of("timeout", "2s", "attempts", "1"));

        for (var begun : List.of("", "Half")) {
            var text = new StringBuilder();
            assertThatThrownBy(() -> hasty.stream(PROMPT)
                            .doOnNext(chunk -> text.append(text(List.of(chunk))))
                            .blockLast())
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("did not respond in time (docent.openai.timeout)");
            assertThat(text).hasToString(begun);
        }
        end.countDown();
    }

    @Test
    void takesNoCallThatWasCalledOffForAFailure() {
        var server = standIn.server(Map.of());

        assertThatThrownBy(() -> server.call(
                        new HostedModel("stand-in", "OPENAI_MODEL"), Urgency.PERSON, new CallSize(1, 1), () -> {
                            throw new CancellationException("nobody waits");
                        }))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void takesAnErrorInTheMiddleOfAStreamForOne() {
        standIn.next(events(piece("Half"), () -> "data: {\"error\":{\"message\":\"out of memory\"}}\n\n"));

        assertFails(UnavailableException.class, "is currently unavailable (500)");
    }

    private void assertFails(Class<? extends ProviderException> type, String sentence) {
        assertThatThrownBy(() -> model.stream(PROMPT).blockLast())
                .isInstanceOf(type)
                .hasMessageContaining(sentence);
    }

    private OpenAiCompatibleChatModel model(Map<String, String> settings) {
        return new OpenAiCompatibleChatModel(standIn.server(settings), new HostedModel("stand-in", "OPENAI_MODEL"), "");
    }

    private static String text(List<ChatResponse> chunks) {
        var text = new StringBuilder();
        chunks.stream()
                .flatMap(chunk -> chunk.getResults().stream())
                .map(result -> result.getOutput().getText())
                .filter(Objects::nonNull)
                .forEach(text::append);
        return text.toString();
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }
}

package dev.docent.retrieval.chat.openai;

import static dev.docent.retrieval.openai.OpenAiStandIn.end;
import static dev.docent.retrieval.openai.OpenAiStandIn.error;
import static dev.docent.retrieval.openai.OpenAiStandIn.events;
import static dev.docent.retrieval.openai.OpenAiStandIn.json;
import static dev.docent.retrieval.openai.OpenAiStandIn.piece;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.retrieval.chat.Blocked;
import dev.docent.retrieval.chat.LinkedMedia;
import dev.docent.retrieval.chat.ReplyOptions;
import dev.docent.retrieval.chat.ReplyOptions.Effort;
import dev.docent.retrieval.chat.ThoughtTokens;
import dev.docent.retrieval.openai.OpenAiMutations;
import dev.docent.retrieval.openai.OpenAiStandIn;
import dev.docent.retrieval.provider.HostedModel;
import dev.docent.retrieval.provider.ProviderException;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.content.Media;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.MimeType;

/** What servers send that only resembles OpenAI's API. */
@Timeout(60)
class CompatibleServersTest {

    private static final Prompt PROMPT = new Prompt("When?");

    private final OpenAiStandIn standIn = OpenAiStandIn.start();
    private final OpenAiCompatibleChatModel model =
            new OpenAiCompatibleChatModel(standIn.server(Map.of()), new HostedModel("stand-in", "OPENAI_MODEL"), "");

    @AfterEach
    void stops() throws IOException, InterruptedException {
        OpenAiMutations.mustBeRefused(standIn);
        model.close();
        standIn.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "eos", "end_turn", "model_length", "error", "abort", "COMPLETE", "function_call"})
    void takesAnyWordForAFinishReason(String reason) {
        standIn.next(events(piece("In 1811."), end(reason)));

        var chunks = chunks();

        assertThat(text(chunks)).isEqualTo("In 1811.");
        assertThat(chunks)
                .anySatisfy(chunk -> assertThat(chunk.getResult().getMetadata().getFinishReason())
                        .isEqualTo(reason));
    }

    @Test
    void countsNothingWhereAServerDoesNot() {
        standIn.next(
                stream("{'choices':[{'delta':{'content':'In 1811.'},'finish_reason':'stop'}]}"),
                stream("{'choices':[{'delta':{'content':'In 1811.'},'finish_reason':'stop'}],'usage':null}"),
                stream("{'choices':[{'delta':{'content':'In 1811.'},'finish_reason':'stop'}],'usage':{}}"));

        for (var each = 0; each < 3; each++) {
            var chunks = chunks();
            assertThat(text(chunks)).isEqualTo("In 1811.");
            assertThat(chunks.getLast().getMetadata().getUsage().getTotalTokens())
                    .isZero();
        }
    }

    @Test
    void countsWhatComesWithTheLastText() {
        standIn.next(
                stream(
                        "{'choices':[{'delta':{'content':'In 1811.'},'finish_reason':'stop'}],'usage':{'prompt_tokens':11,'completion_tokens':3}}"));

        var usage = chunks().getLast().getMetadata().getUsage();

        assertThat(List.of(usage.getPromptTokens(), usage.getCompletionTokens(), usage.getTotalTokens()))
                .containsExactly(11, 3, 14);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    422 | {"object":"error","message":{"detail":[{"type":"extra_forbidden","loc":["body","stream_options"],"msg":"Extra inputs are not permitted"}]},"type":"invalid_request_error"}
                    400 | {"error":{"message":"Unrecognized request argument supplied: stream_options","type":"invalid_request_error"}}
                    """)
    void leavesOutStreamOptionsForAServerThatRefusesThem(int status, String refusal) {
        standIn.next(error(status, refusal), events(piece("One."), end("stop")), events(piece("Two."), end("stop")));

        assertThat(text(chunks())).isEqualTo("One.");
        assertThat(text(chunks())).isEqualTo("Two.");

        assertThat(standIn.requests())
                .extracting(request -> request.has("stream_options"))
                .containsExactly(true, false, false);
    }

    @Test
    void remembersNothingOfARefusalThatHasAnotherCause() {
        var refusal = error(400, "{\"error\":\"bad request: {\\\"stream_options\\\":{}}\"}");
        standIn.next(refusal, refusal, events(piece("In 1811."), end("stop")));

        assertThatThrownBy(this::chunks).isInstanceOf(ProviderException.RejectedException.class);
        chunks();

        assertThat(standIn.requests())
                .extracting(request -> request.has("stream_options"))
                .containsExactly(true, false, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'choices':[{'delta':{'reasoning_content':'Hm. 1811?'}}]}",
                "{'choices':[{'delta':{'reasoning':'Hm. 1811?','content':''}}]}",
                "{'choices':[{'delta':{'content':null,'reasoning_content':'Hm.'}}]}",
                "{'choices':[{'delta':{'content':[{'type':'thinking','thinking':[{'type':'text','text':'Hm.'}]}]}}]}",
                "{'choices':[{'delta':{'content':'<think>Hm. 1811?</think>\\n\\n'}}]}",
                "{'choices':[{'delta':{'content':'\\n<think>\\n</think>'}}]}"
            })
    void keepsThoughtsOutOfTheAnswer(String thought) {
        standIn.next(stream(
                thought, "{'choices':[{'delta':{'content':'In 1811.'}}]}", "{'choices':[{'finish_reason':'stop'}]}"));

        assertThat(text(chunks())).isEqualTo("In 1811.");
    }

    @Test
    void keepsThoughtsWithoutTheirBeginningOutOfTheAnswersOfAModelThatWasSeenToHaveThem() {
        var answer = stream(
                "{'choices':[{'delta':{'content':'Hm. 1811?'}}]}",
                "{'choices':[{'delta':{'content':'</think>\\n\\n'}}]}",
                "{'choices':[{'delta':{'content':'In 1811.'}}]}",
                "{'choices':[{'finish_reason':'stop'}]}");
        var plain = stream(
                "{'choices':[{'delta':{'content':'In '}}]}",
                "{'choices':[{'delta':{'content':'1811.'},'finish_reason':'stop'}]}");
        var done = stream("{'choices':[{'delta':{'content':'In 1811.'}}]}");
        var cut = stream("{'choices':[{'delta':{'content':'Hm. 1811'}}]}", "{'choices':[{'finish_reason':'length'}]}");
        standIn.next(answer, answer, plain, done, cut);

        assertThat(text(chunks())).as("it was not known before").isEqualTo("Hm. 1811?In 1811.");
        assertThat(text(chunks())).isEqualTo("In 1811.");
        assertThat(text(chunks())).isEqualTo("In 1811.");
        assertThat(text(chunks())).isEqualTo("In 1811.");
        assertThat(text(chunks())).as("it was still thinking").isEmpty();
    }

    @Test
    void leavesRoomForTheThoughtsOfAModelThatWasSeenToThink() {
        var thoughtful = stream(
                "{'choices':[{'delta':{'reasoning_content':'Hm.'}}]}", "{'choices':[{'finish_reason':'length'}]}");
        standIn.next(thoughtful, thoughtful);
        var prompt = new Prompt("When?", new ReplyOptions(100, Effort.LOW));

        model.stream(prompt).blockLast();
        model.stream(prompt).blockLast();

        assertThat(standIn.requests())
                .extracting(request -> request.get("max_tokens").asInt())
                .containsExactly(100, 4196);
    }

    @Test
    void asksForTheEffortThatIsSetUntilTheServerRefusesIt() {
        standIn.next(
                events(piece("One."), end("stop")),
                error(400, "{\"error\":{\"message\":\"Unknown parameter: 'reasoning_effort'.\"}}"),
                events(piece("Two."), end("stop")));
        try (var set = new OpenAiCompatibleChatModel(
                standIn.server(Map.of()), new HostedModel("stand-in", "OPENAI_MODEL"), "medium")) {
            set.stream(new Prompt("When?", new ReplyOptions(100, Effort.LOW))).blockLast();
            set.stream(new Prompt("When?", new ReplyOptions(100, Effort.LOWEST)))
                    .blockLast();
        }

        assertThat(standIn.requests())
                .extracting(request -> request.path("reasoning_effort").asText())
                .containsExactly("medium", "low", "");
    }

    @Test
    void countsThoughts() {
        standIn.next(
                stream(
                        "{'choices':[{'delta':{'content':'In 1811.'},'finish_reason':'stop'}],'usage':{'prompt_tokens':11,'completion_tokens':73,'completion_tokens_details':{'reasoning_tokens':70}}}"));

        var usage = chunks().getLast().getMetadata().getUsage();

        assertThat(usage.getCompletionTokens()).isEqualTo(73);
        assertThat(ThoughtTokens.in(usage)).isEqualTo(70);
    }

    @Test
    void findsThoughtsThatArriveInPieces() {
        standIn.next(events(
                piece("<th"),
                piece("ink>"),
                piece("1 < 2 </th"),
                piece("ink>"),
                piece("In <b>"),
                piece("1811."),
                end("stop")));

        assertThat(text(chunks())).isEqualTo("In <b>1811.");
    }

    @Test
    void keepsATextThatOnlyBeginsLikeAThought() {
        standIn.next(events(piece("<"), piece("thin>ice"), end("stop")));

        assertThat(text(chunks())).isEqualTo("<thin>ice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: {\"error\":{\"code\":502,\"message\":\"Provider disconnected\"},\"choices\":[{\"delta\":{\"content\":\"\"},\"finish_reason\":\"error\"}]}",
                "data: {\"error\":{\"code\":\"server_error\",\"message\":\"out of memory\"}}",
                "data: {\"object\":\"error\",\"message\":\"out of memory\",\"type\":\"InternalServerError\",\"code\":500}",
                "error: {\"code\":500,\"message\":\"out of memory\",\"type\":\"server_error\"}",
                "data: {\"error\":\"out of memory\"}",
                "{\"error\":{\"code\":503,\"message\":\"No instances available\"}}",
                "data: <html>"
            })
    void takesAnErrorWithinAnAnswerForOne(String line) {
        standIn.next(events(piece("Half"), () -> line + "\n\n"));

        assertThatThrownBy(this::chunks).isInstanceOf(ProviderException.UnavailableException.class);
    }

    @Test
    void triesAgainWhenAnAnswerBeginsWithAnError() {
        standIn.next(
                events(() ->
                        ": OPENROUTER PROCESSING\n\ndata: {\"error\":{\"code\":429,\"message\":\"slow down\"}}\n\n"),
                events(() -> ": OPENROUTER PROCESSING\n\n", piece("In 1811."), end("stop")));

        assertThat(text(chunks())).isEqualTo("In 1811.");
        assertThat(standIn.requests()).hasSize(2);
    }

    @Test
    void readsEventsWithoutBlanksAndAnEndWithoutAReason() {
        standIn.next(events(() -> "data:{\"choices\":[{\"delta\":{\"content\":\"In 1811.\"}}]}\n\ndata:[DONE]\n\n"));

        assertThat(text(chunks())).isEqualTo("In 1811.");
    }

    @Test
    void readsAnAnswerThatIsNotStreamed() {
        standIn.next(
                json(
                        "{\"id\":\"1\",\n \"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"In 1811.\"},\"finish_reason\":\"stop\"}],\n \"usage\":{\"prompt_tokens\":11,\"completion_tokens\":3,\"total_tokens\":14}}"));

        var answer = chunks();

        assertThat(text(answer)).isEqualTo("In 1811.");
        assertThat(answer.getLast().getMetadata().getUsage().getTotalTokens()).isEqualTo(14);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    400 | {"error":{"message":"The response was filtered","param":"prompt","code":"content_filter","status":400,"innererror":{"code":"ResponsibleAIPolicyViolation"}}}
                    403 | {"error":{"code":403,"message":"Your input was flagged","metadata":{"reasons":["violence"],"flagged_input":"When?"}}}
                    """)
    void marksAPromptThatTheProviderRefusesAsBlocked(int status, String refusal) {
        standIn.next(error(status, refusal));

        assertThat(Blocked.in(chunks().getLast())).map(Blocked::what).contains(Blocked.Part.PROMPT);
    }

    @Test
    void marksAnAnswerThatTheProviderWithholdsAsBlocked() {
        standIn.next(events(piece("Half"), end("content_filter")));

        assertThat(chunks())
                .anySatisfy(chunk ->
                        assertThat(Blocked.in(chunk)).map(Blocked::what).contains(Blocked.Part.ANSWER));
    }

    @Test
    void sendsImagesWithinTheRequest() {
        standIn.next(events(piece("A lighthouse."), end("stop")));
        var image = new Media(MimeType.valueOf("image/png"), new ByteArrayResource(new byte[] {1, 2, 3}));

        model.stream(new Prompt(
                        UserMessage.builder().text("What is this?").media(image).build()))
                .blockLast();

        var content = standIn.requests().getFirst().at("/messages/0/content");
        assertThat(content.at("/0/type").asText()).isEqualTo("image_url");
        assertThat(content.at("/0/image_url/url").asText()).isEqualTo("data:image/png;base64,AQID");
        assertThat(content.at("/1/text").asText()).isEqualTo("What is this?");
    }

    @Test
    void sendsAudioWithinTheRequestAndAddressesThatArePermitted() {
        standIn.next(events(piece("Good morning."), end("stop")));
        var audio = new Media(MimeType.valueOf("audio/mpeg"), new ByteArrayResource(new byte[] {1, 2, 3}));
        var linked = new LinkedMedia(MimeType.valueOf("image/png"), URI.create("https://images.example.com/lamp.png"));

        model.stream(new Prompt(
                        UserMessage.builder().text("?").media(audio, linked).build()))
                .blockLast();

        var content = standIn.requests().getFirst().at("/messages/0/content");
        assertThat(content.at("/0/type").asText()).isEqualTo("input_audio");
        assertThat(content.at("/0/input_audio").toString()).isEqualTo("{\"data\":\"AQID\",\"format\":\"mp3\"}");
        assertThat(content.at("/1/image_url/url").asText()).isEqualTo("https://images.example.com/lamp.png");
    }

    @Test
    void refusesMediaThatItCannotSend() {
        var type = MimeType.valueOf("image/png");
        var refused = Map.of(
                "as bytes", new Media(type, URI.create("https://example.com/image.png")),
                "14000000", new Media(type, new ByteArrayResource(new byte[14_000_001])),
                "WAV or MP3", new Media(MimeType.valueOf("audio/ogg"), new ByteArrayResource(new byte[1])),
                "text, images and audio", new Media(MimeType.valueOf("video/mp4"), new ByteArrayResource(new byte[1])));

        refused.forEach((reason, media) -> assertThatIllegalArgumentException()
                .isThrownBy(() -> model.stream(new Prompt(
                                UserMessage.builder().text("?").media(media).build()))
                        .blockLast())
                .withMessageContaining(reason));
        assertThat(standIn.requests()).isEmpty();
    }

    private List<ChatResponse> chunks() {
        return model.stream(PROMPT).collectList().block();
    }

    /** {@return a stream of these chunks, written with single quotes, and its end} */
    private static OpenAiStandIn.Reply stream(String... chunks) {
        var written = Arrays.stream(chunks)
                .map(chunk -> "data: " + chunk.replace('\'', '"') + "\n\n")
                .collect(Collectors.joining());
        return events(() -> written + "data: [DONE]\n\n");
    }

    private static String text(List<ChatResponse> chunks) {
        return chunks.stream()
                .map(chunk -> String.valueOf(chunk.getResult().getOutput().getText()))
                .collect(Collectors.joining());
    }
}

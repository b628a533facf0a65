package dev.docent.retrieval.chat.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docent.retrieval.chat.Blocked;
import dev.docent.retrieval.chat.LinkedMedia;
import dev.docent.retrieval.chat.ReplyOptions;
import dev.docent.retrieval.chat.ReplyOptions.Effort;
import dev.docent.retrieval.chat.ReplySchema;
import dev.docent.retrieval.chat.ThoughtTokens;
import dev.docent.retrieval.gemini.GeminiClient;
import dev.docent.retrieval.gemini.GeminiMutations;
import dev.docent.retrieval.gemini.GeminiStandIn;
import dev.docent.retrieval.gemini.StandInReply;
import dev.docent.retrieval.gemini.StandInSettings;
import dev.docent.retrieval.provider.HostedModel;
import dev.docent.retrieval.provider.SteppedTime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.content.Media;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.MimeType;

/** What is sent, and what is made of each answer that Google documents. */
@Timeout(60)
class GeminiChatModelTest {

    @TempDir
    private Path folder;

    private final GeminiStandIn google = GeminiStandIn.start();
    private final GeminiChatModel model = new GeminiChatModel(
            new GeminiClient(StandInSettings.geminiApi(google), new SteppedTime()),
            new HostedModel("gemini-3.8-flash", "GEMINI_MODEL"),
            "");

    @AfterEach
    void stop() throws IOException, InterruptedException {
        GeminiMutations.mustBeRefused(google);
        model.close();
        google.close();
    }

    @Test
    void sendsTheSystemTheHistoryAndWhatIsSeenAndHeard() {
        var image = new Media(MimeType.valueOf("image/png"), new ByteArrayResource(bytes(1, 2, 3)));
        var audio = new Media(MimeType.valueOf("audio/wav"), new ByteArrayResource(bytes(4, 5)));

        var answer = model.call(new Prompt(
                new SystemMessage("Be brief."),
                new SystemMessage("Be kind."),
                new UserMessage("Hello"),
                new AssistantMessage("Hello, you."),
                UserMessage.builder().text("What is this?").media(image, audio).build()));

        assertThat(answer.getResult().getOutput().getText()).isEqualTo("Hello, you.");
        var sent = google.last().json();
        assertThat(sent.path("systemInstruction")
                        .path("parts")
                        .path(0)
                        .path("text")
                        .asText())
                .isEqualTo("Be brief.\n\nBe kind.");
        assertThat(sent.path("contents")).isEqualTo(json("""
                [{"role":"user","parts":[{"text":"Hello"}]},
                 {"role":"model","parts":[{"text":"Hello, you."}]},
                 {"role":"user","parts":[{"inlineData":{"mimeType":"image/png","data":"AQID"}},
                  {"inlineData":{"mimeType":"audio/wav","data":"BAU="}},{"text":"What is this?"}]}]"""));
        assertThat(sent.path("generationConfig").path("thinkingConfig").has("includeThoughts"))
                .isFalse();
    }

    @Test
    void passesOnAddressesThatArePermitted() {
        var linked =
                new LinkedMedia(MimeType.valueOf("image/png"), java.net.URI.create("https://images.example.com/a.png"));

        model.call(new Prompt(
                UserMessage.builder().text("What is this?").media(linked).build()));

        assertThat(google.last().json().at("/contents/0/parts/0")).isEqualTo(json("""
                {"fileData":{"mimeType":"image/png","fileUri":"https://images.example.com/a.png"}}"""));
    }

    @Test
    void sendsTheSameToVertex() {
        var credentials = StandInSettings.credentials(folder, google.url() + "/token");
        try (var vertex = new GeminiChatModel(
                new GeminiClient(StandInSettings.vertex(google, credentials), new SteppedTime()),
                new HostedModel("gemini-3.8-flash", "GEMINI_MODEL"),
                "")) {

            assertThat(text(vertex.call(new Prompt("Hello")))).isEqualTo("Hello, you.");
            assertThat(vertex.stream(new Prompt("Hello"))
                            .map(GeminiChatModelTest::text)
                            .collectList()
                            .block())
                    .containsExactly("Hello, ", "you.");
        }
        assertThat(google.last().path()).contains("/projects/p1/").endsWith(":streamGenerateContent?alt=sse");
    }

    @Test
    void holdsTheReplyToASchema() {
        var schema = (ObjectNode) json("""
                {"type":"object","additionalProperties":false,"required":["port","tides"],"properties":{
                 "port":{"type":["string","null"],"description":"Where it is"},
                 "tides":{"type":"array","items":{"type":"string"}}}}""");

        model.call(new Prompt("Hello", new ReplyOptions(100, Effort.LOWEST, new ReplySchema("page", schema))));

        assertThat(google.last().json().path("generationConfig")).isEqualTo(json("""
                {"maxOutputTokens":4196,"thinkingConfig":{"thinkingLevel":"LOW"},"responseMimeType":"application/json",
                 "responseJsonSchema":%s}""".formatted(schema)));
    }

    @Test
    void sendsOptionsAndNoneThatAreNotSet() {
        model.call(new Prompt(
                "Hello",
                ChatOptions.builder()
                        .temperature(0.5)
                        .topP(0.25)
                        .topK(7)
                        .maxTokens(99)
                        .stopSequences(List.of("END"))
                        .build()));
        assertThat(google.last().json().path("generationConfig")).isEqualTo(json("""
                {"temperature":0.5,"topP":0.25,"topK":7.0,"maxOutputTokens":99,"stopSequences":["END"]}"""));

        model.call(new Prompt("Hello"));
        assertThat(google.last().json().path("generationConfig").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    gemini-3.8-flash      | LOW    | {"maxOutputTokens":4196,"thinkingConfig":{"thinkingLevel":"LOW"}}
                    gemini-3.8-flash      | LOWEST | {"maxOutputTokens":4196,"thinkingConfig":{"thinkingLevel":"LOW"}}
                    gemini-3.1-flash-lite | LOWEST | {"maxOutputTokens":1124,"thinkingConfig":{"thinkingLevel":"MINIMAL"}}
                    gemini-2.5-pro        | LOWEST | {"maxOutputTokens":1124,"thinkingConfig":{"thinkingBudget":128}}
                    """)
    void saysHowMuchToThinkAndLeavesRoomForIt(String name, Effort effort, String config) {
        try (var asked = new GeminiChatModel(
                new GeminiClient(StandInSettings.geminiApi(google), new SteppedTime()),
                new HostedModel(name, "GEMINI_MODEL"),
                "")) {
            assertThat(text(asked.call(new Prompt("Hello", new ReplyOptions(100, effort)))))
                    .isEqualTo("Hello, you.");
        }

        assertThat(google.last().json().path("generationConfig")).isEqualTo(json(config));
    }

    @Test
    void asksAnotherModelWhereOneIsNamed() {
        google.next(StandInReply.of(200, Wire.last("I am another.")));

        model.call(new Prompt(
                "Hello", ChatOptions.builder().model("gemini-3.1-flash-lite").build()));

        assertThat(google.last().path()).isEqualTo("/v1beta/models/gemini-3.1-flash-lite:generateContent");
    }

    @Test
    void refusesWhatItCannotSend() {
        var named = new Media(MimeType.valueOf("image/png"), java.net.URI.create("https://example.com/image.png"));
        var large = new Media(MimeType.valueOf("image/png"), new ByteArrayResource(new byte[14_000_001]));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.call(new Prompt(new UserMessage("Hello"), new AssistantMessage("Hello"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.call(
                        new Prompt(UserMessage.builder().text("?").media(named).build())))
                .withMessageContaining("as bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.call(
                        new Prompt(UserMessage.builder().text("?").media(large).build())))
                .withMessageContaining("14000000");
        assertThat(google.requests()).isEmpty();
    }

    @Test
    void leavesAnEmptyAnswerOutOfTheHistory() {
        model.call(new Prompt(new UserMessage("One"), new AssistantMessage(""), new UserMessage("Two")));

        assertThat(google.last().json().path("contents")).hasSize(2);
    }

    @Test
    void givesAllTextAndNoThoughts() {
        google.next(StandInReply.of(
                200,
                Wire.parts(
                        "STOP",
                        "{\"text\":\"Let me think.\",\"thought\":true}",
                        Wire.text("It is "),
                        Wire.text("blue."))));

        var answer = model.call(new Prompt("Which colour?"));

        assertThat(answer.getResults()).hasSize(1);
        assertThat(text(answer)).isEqualTo("It is blue.");
        assertThat(answer.getResult().getMetadata().getFinishReason()).isEqualTo("STOP");
        assertThat(answer.getMetadata().getUsage().getPromptTokens()).isEqualTo(5);
        assertThat(answer.getMetadata().getUsage().getCompletionTokens()).isEqualTo(13);
        assertThat(answer.getMetadata().getUsage().getTotalTokens()).isEqualTo(18);
        assertThat(ThoughtTokens.in(answer.getMetadata().getUsage())).isEqualTo(10);
        assertThat(answer.getMetadata().getModel()).isEqualTo("gemini-3.8-flash-001");
        assertThat(answer.getMetadata().getId()).isEqualTo("r1");
    }

    @Test
    void saysThatAPromptIsBlocked() {
        google.next(
                StandInReply.of(200, "{\"promptFeedback\":{\"blockReason\":\"PROHIBITED_CONTENT\"}}"),
                StandInReply.of(
                        200,
                        "{\"promptFeedback\":{\"blockReason\":\"NEWER_REASON\"},\"modelVersion\":\"m\",%s}"
                                .formatted(Wire.USAGE)));

        var blocked = model.call(new Prompt("?"));

        assertThat(text(blocked)).isEmpty();
        assertThat(Blocked.in(blocked)).contains(new Blocked(Blocked.Part.PROMPT, "PROHIBITED_CONTENT"));
        assertThat(blocked.getMetadata().getModel()).isEqualTo("gemini-3.8-flash");
        assertThat(blocked.getMetadata().getUsage().getTotalTokens()).isZero();
        assertThat(Blocked.in(model.call(new Prompt("?")))).contains(new Blocked(Blocked.Part.PROMPT, "NEWER_REASON"));
    }

    @Test
    void saysThatAnAnswerIsWithheld() {
        google.next(
                StandInReply.of(200, Wire.candidate("", "SAFETY")),
                StandInReply.of(200, Wire.candidate("\"content\":{\"role\":\"model\"}", "RECITATION")),
                StandInReply.of(200, Wire.parts("SPII", Wire.text("Her number is"))));

        assertThat(Blocked.in(model.call(new Prompt("?")))).contains(new Blocked(Blocked.Part.ANSWER, "SAFETY"));
        assertThat(Blocked.in(model.call(new Prompt("?")))).contains(new Blocked(Blocked.Part.ANSWER, "RECITATION"));
        var cut = model.call(new Prompt("?"));
        assertThat(Blocked.in(cut)).contains(new Blocked(Blocked.Part.ANSWER, "SPII"));
        assertThat(text(cut)).isEqualTo("Her number is");
    }

    @Test
    void givesNoTextWhereThinkingTookAllOfIt() {
        google.next(StandInReply.of(200, Wire.candidate("\"content\":{\"role\":\"model\"}", "MAX_TOKENS")));

        var answer = model.call(new Prompt("?"));

        assertThat(text(answer)).isEmpty();
        assertThat(answer.getResult().getMetadata().getFinishReason()).isEqualTo("MAX_TOKENS");
        assertThat(Blocked.in(answer)).isEmpty();
    }

    @Test
    void givesTextAndCallsOfFunctions() {
        google.next(StandInReply.of(
                200,
                Wire.parts(
                        "STOP",
                        Wire.text("I look."),
                        "{\"functionCall\":{\"name\":\"look\",\"args\":{\"where\":\"up\"}}}")));

        var output = model.call(new Prompt("?")).getResult().getOutput();

        assertThat(output.getText()).isEqualTo("I look.");
        assertThat(output.getToolCalls())
                .singleElement()
                .satisfies(call -> assertThat(call.arguments()).isEqualTo("{\"where\":\"up\"}"));
    }

    @Test
    void countsNothingWhereNothingIsCounted() {
        google.next(
                StandInReply.of(
                        200,
                        "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"hi\"}]},\"finishReason\":\"STOP\"}]}"));

        assertThat(model.call(new Prompt("?")).getMetadata().getUsage().getTotalTokens())
                .isZero();
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static String text(ChatResponse answer) {
        return String.valueOf(answer.getResult().getOutput().getText());
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

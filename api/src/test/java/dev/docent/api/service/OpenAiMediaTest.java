package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docent.api.DocentApplication;
import dev.docent.ingestion.parsing.media.SampleAudio;
import dev.docent.ingestion.parsing.media.SampleImages;
import dev.docent.retrieval.openai.OpenAiStandIn;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** Messages with images and audio, with a compatible server whose model is said to see and hear. */
@SpringBootTest(
        classes = DocentApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        useMainMethod = UseMainMethod.ALWAYS,
        properties = {
            "server.ssl.enabled=false",
            "docent.data=target/openai-media/data",
            "docent.certs=target/openai-media/certs",
            "docent.access.master-key=" + Docent.MASTER_KEY,
            "docent.access.jwt-secret-key=" + Docent.JWT_SECRET,
            "docent.sample=classpath:first-sample.txt",
            "docent.answering.media.images=on",
            "docent.answering.media.audio=on",
            "docent.openai.api-key=" + OpenAiStandIn.KEY,
            "docent.openai.model=stand-in"
        })
@Import({Docent.class, MovableClock.class})
@DirtiesContext
@Timeout(120)
class OpenAiMediaTest {

    private static final OpenAiStandIn SERVER = OpenAiStandIn.start();
    private static final String CHATS = "/api/v1/chat/conversations";

    static {
        FileSystemUtils.deleteRecursively(Path.of("target/openai-media").toFile());
        // Whatever else it is asked, such as the title of a conversation, is answered as well.
        SERVER.always(request -> OpenAiStandIn.events(OpenAiStandIn.piece("Green."), OpenAiStandIn.end("stop")));
    }

    @Autowired
    Docent docent;

    Docent.Call caller;
    String messages = "";

    @DynamicPropertySource
    static void leadsToTheStandIn(DynamicPropertyRegistry settings) {
        settings.add("docent.openai.base-url", SERVER::url);
    }

    @BeforeEach
    void begins() {
        caller = docent.tenant("openai media " + System.nanoTime());
        var conversation =
                caller.json(Map.of("new", true)).post(CHATS).hasStatus(201).json();
        messages = CHATS + "/" + conversation.get("id").asText() + "/messages";
    }

    @Test
    void sendsTheImageWithTheQuestion() {
        var url = upload(SampleImages.photograph());

        var reply = caller.json(Map.of(
                        "content",
                        "Which color is the corner?",
                        "message_type",
                        "multimodal",
                        "media_urls",
                        List.of(url)))
                .post(messages)
                .hasStatus(201)
                .json();

        // The stand-in has refused any body that OpenAI would refuse.
        assertThat(reply.at("/assistant_message/content").asText()).isEqualTo("Green.");
        var sent = contentWith("image_url");
        assertThat(sent.findValue("url").asText()).startsWith("data:image/jpeg;base64,");
        assertThat(sent.toString()).contains("Question: Which color is the corner?");
    }

    @Test
    void writesDownWhatIsSaidAndAnswersIt() {
        var url = upload(SampleAudio.wav(2));
        SERVER.next(OpenAiStandIn.events(
                OpenAiStandIn.piece("What color is "), OpenAiStandIn.piece("the door?"), OpenAiStandIn.end("stop")));

        var reply = caller.json(Map.of("message_type", "audio", "audio_url", url))
                .post(messages)
                .hasStatus(201)
                .json();

        assertThat(reply.at("/user_message/content").asText()).isEqualTo("What color is the door?");
        assertThat(contentWith("input_audio").findValue("format").asText()).isEqualTo("wav");
        assertThat(caller.get("/api/v1/media").json().at("/items/0/transcript").asText())
                .isEqualTo("What color is the door?");
    }

    /** {@return the last content that has a part of the type} */
    private static JsonNode contentWith(String type) {
        return SERVER.requests().stream()
                .flatMap(request -> request.findValues("content").stream())
                .filter(content -> content.findValuesAsText("type").contains(type))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private String upload(byte[] file) {
        return caller.multipart(new Multipart().andFile("file", "a", file))
                .post("/api/v1/media/upload")
                .hasStatus(201)
                .json()
                .get("url")
                .asText();
    }
}

package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.api.DocentApplication;
import dev.docent.ingestion.parsing.media.SampleAudio;
import dev.docent.ingestion.parsing.media.SampleImages;
import dev.docent.retrieval.gemini.GeminiStandIn;
import dev.docent.retrieval.gemini.StandInReply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
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

/** Messages with images and audio, with a model that sees and hears. */
@SpringBootTest(
        classes = DocentApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        useMainMethod = UseMainMethod.ALWAYS,
        properties = {
            "server.ssl.enabled=false",
            "docent.data=target/gemini-media/data",
            "docent.certs=target/gemini-media/certs",
            "docent.access.master-key=" + Docent.MASTER_KEY,
            "docent.access.jwt-secret-key=" + Docent.JWT_SECRET,
            "docent.sample=classpath:first-sample.txt",
            "docent.media.allowed-hosts=images.example.com",
            "docent.gemini.api-key=" + GeminiStandIn.KEY,
            "docent.gemini.attempts=1"
        })
@Import({Docent.class, MovableClock.class})
@DirtiesContext
@Timeout(120)
class GeminiMediaTest {

    private static final GeminiStandIn GOOGLE = GeminiStandIn.start();
    private static final String CHATS = "/api/v1/chat/conversations";

    static {
        FileSystemUtils.deleteRecursively(Path.of("target/gemini-media").toFile());
    }

    @Autowired
    Docent docent;

    Docent.Call caller;
    String messages = "";

    @DynamicPropertySource
    static void leadsToTheStandIn(DynamicPropertyRegistry settings) {
        settings.add("docent.gemini.base-url", GOOGLE::url);
    }

    @BeforeEach
    void begins() {
        caller = docent.tenant("gemini media " + System.nanoTime());
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
                        List.of(url, "https://images.example.com/lamp.png")))
                .post(messages)
                .hasStatus(201)
                .json();

        // The stand-in has refused any body that Google would refuse.
        assertThat(reply.at("/assistant_message/content").asText()).isEqualTo("Hello, you.");
        assertThat(reply.at("/assistant_message/grounded").asBoolean()).isFalse();
        var sent = GOOGLE.last().json().path("contents").path(0).path("parts");
        assertThat(sent.at("/0/inlineData/mimeType").asText()).isEqualTo("image/jpeg");
        assertThat(sent.at("/0/inlineData/data").asText()).hasSizeGreaterThan(100);
        assertThat(sent.at("/1/fileData/fileUri").asText()).isEqualTo("https://images.example.com/lamp.png");
        assertThat(sent.at("/2/text").asText()).endsWith("Question: Which color is the corner?");
    }

    @Test
    void writesDownWhatIsSaidAndKeepsItWithTheMessage() {
        var url = upload(SampleAudio.wav(2));

        var reply = caller.json(Map.of("message_type", "audio", "audio_url", url, "audio_duration_seconds", 2))
                .post(messages)
                .hasStatus(201)
                .json();

        assertThat(reply.at("/user_message/content").asText()).isEqualTo("Hello, you.");
        assertThat(reply.at("/user_message/audio_duration_seconds").asDouble()).isEqualTo(2);
        assertThat(reply.at("/user_message/audio_url").asText()).contains("/api/v1/media/");
        assertThat(GOOGLE.requests().stream()
                        .map(request -> request.json()
                                .at("/contents/0/parts/0/inlineData/mimeType")
                                .asText()))
                .contains("audio/wav");
        assertThat(caller.get("/api/v1/media").json().at("/items/0/transcript").asText())
                .isEqualTo("Hello, you.");
        var found = caller.get("/api/v1/chat/search?q=Hello").hasStatus(200).json();
        assertThat(found.get("total").asInt()).isPositive();
    }

    /** The provider is overloaded at first, which pauses ingestion for some seconds. */
    @Test
    void readsAudioAsADocumentAsSoonAsTheModelResponds() {
        var heard = new AtomicInteger();
        GOOGLE.always((request, connection) -> {
            var isAudio = !request.json().at("/contents/0/parts/0/inlineData").isMissingNode();
            var reply = isAudio ? transcript(heard.getAndIncrement()) : StandInReply.asDocumented();
            reply.to(request, connection);
        });
        try {
            var id = caller.multipart(new Multipart().andFile("file", "talk.wav", SampleAudio.wav(90)))
                    .post("/api/v1/knowledge-bases/default/documents")
                    .hasStatus(202)
                    .json()
                    .at("/documents/0/id")
                    .asText();
            var document = Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .until(
                            () -> caller.get("/api/v1/documents/" + id).json(),
                            each -> List.of("ready", "failed")
                                    .contains(each.get("status").asText()));

            assertThat(document.get("status").asText()).as(document.toString()).isEqualTo("ready");
            assertThat(document.get("media_type").asText()).isEqualTo("audio/wav");
            var found = caller.json(Map.of("query", "When does the ferry leave?", "mode", "keyword"))
                    .post("/api/v1/knowledge-bases/default/search")
                    .hasStatus(200)
                    .json()
                    .at("/items/0");
            assertThat(found.get("document_id").asText()).isEqualTo(id);
            assertThat(found.get("text").asText()).contains("The ferry leaves at seven.");
            assertThat(found.get("heading").toString()).contains("1 min 20 s");
            assertThat(heard.get()).isEqualTo(2);
        } finally {
            GOOGLE.always(null);
        }
    }

    private static StandInReply transcript(int earlier) {
        return earlier == 0
                ? StandInReply.error(503, "UNAVAILABLE", "The model is overloaded.")
                : StandInReply.events("""
                        {"candidates":[{"content":{"role":"model","parts":[{"text":"[00:02] Welcome aboard.\\n"}]},"index":0}]}""", """
                        {"candidates":[{"content":{"role":"model","parts":[{"text":"[01:20] The ferry leaves at seven."}]},\
                        "finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":5,"candidatesTokenCount":3,\
                        "totalTokenCount":8},"modelVersion":"gemini-3.8-flash","responseId":"r1"}""");
    }

    @Test
    void reportsTheProviderWhenItCannotSee() {
        var url = upload(SampleImages.photograph());
        GOOGLE.always(StandInReply.error(503, "UNAVAILABLE", "The model is overloaded."));
        try {
            caller.json(Map.of("content", "What is this?", "message_type", "image", "media_urls", List.of(url)))
                    .post(messages)
                    .isProblem(503);
        } finally {
            GOOGLE.always(null);
        }

        assertThat(caller.get(messages).json().get("total").asInt()).isZero();
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

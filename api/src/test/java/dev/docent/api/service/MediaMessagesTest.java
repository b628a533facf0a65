package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docent.ingestion.parsing.media.SampleAudio;
import dev.docent.ingestion.parsing.media.SampleImages;
import dev.docent.ingestion.parsing.ocr.DrawnText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Messages with images and audio, where no chat model is set: the text of images is recognized. */
@ServiceTest
class MediaMessagesTest {

    private static final String CHATS = "/api/v1/chat/conversations";

    @Autowired
    Docent docent;

    Docent.Call caller;
    String messages = "";

    @BeforeEach
    void begins() {
        caller = docent.tenant("media messages " + System.nanoTime());
        var conversation =
                caller.json(Map.of("new", true)).post(CHATS).hasStatus(201).json();
        messages = CHATS + "/" + conversation.get("id").asText() + "/messages";
    }

    @Test
    void quotesWhatAnImageReadsWithItsPlace() {
        assumeTrue(DrawnText.canBeRead(), "Tesseract is absent");
        var url = upload(notice());

        var reply = caller.json(Map.of(
                        "content",
                        "When does the ferry leave?",
                        "message_type",
                        "multimodal",
                        "media_urls",
                        List.of(url)))
                .post(messages)
                .hasStatus(201)
                .json();

        var answer = reply.get("assistant_message");
        assertThat(answer.get("content").asText()).contains("The ferry leaves at seven.");
        assertThat(answer.get("grounded").asBoolean()).isTrue();
        assertThat(answer.at("/citations/0/quote").asText()).contains("The ferry leaves at seven.");
        assertThat(answer.at("/citations/0/recognized").asBoolean()).isTrue();
        assertThat(answer.at("/citations/0/boxes/0/width").asDouble()).isBetween(0.1, 1.0);
        var question = reply.get("user_message");
        assertThat(question.get("message_type").asText()).isEqualTo("multimodal");
        assertThat(question.at("/media_urls/0").asText()).isEqualTo(url);
    }

    @Test
    void saysWhatAnImageReadsThatComesWithoutWords() {
        assumeTrue(DrawnText.canBeRead(), "Tesseract is absent");

        var url = upload(notice());
        // Clients of Yral send every member.
        var everyMember = new HashMap<String, Object>();
        everyMember.put("content", "");
        everyMember.put("message_type", "image");
        everyMember.put("media_urls", List.of(url));
        everyMember.put("audio_url", null);
        everyMember.put("audio_duration_seconds", null);

        caller.json(Map.of("message_type", "image", "media_urls", List.of(url)))
                .post(messages)
                .hasStatus(201);
        var reply = caller.json(everyMember).post(messages).hasStatus(201).json();

        assertThat(reply.at("/assistant_message/content").asText())
                .isEqualTo("The image reads: “The ferry leaves at seven.” [1]");
        assertThat(reply.at("/user_message/content").asText()).isEmpty();
        var listed = caller.get(messages).hasStatus(200).json();
        assertThat(listed.at("/items/0/media_urls/0").asText()).contains("/api/v1/media/");
    }

    @Test
    void refusesAudioWithTheSettingThatIsMissing() {
        var url = upload(SampleAudio.wav(2));

        var refused = caller.json(Map.of("message_type", "audio", "audio_url", url))
                .post(messages)
                .isProblem(422);

        assertThat(refused.json().get("detail").asText()).contains("GEMINI_API_KEY", "docent.answering.media.audio");
        assertThat(caller.get(messages).json().get("total").asInt()).isZero();
    }

    @Test
    void failsAudioAsADocumentWithTheSettingThatIsMissing() {
        var document = caller.multipart(new Multipart().andFile("file", "talk.wav", SampleAudio.wav(2)))
                .post("/make_embedding")
                .hasStatus(200)
                .json()
                .at("/documents/0");

        assertThat(document.get("status").asText()).isEqualTo("failed");
        assertThat(document.at("/error/code").asText()).isEqualTo("unsupported");
        assertThat(document.at("/error/message").asText()).contains("GEMINI_API_KEY", "docent.answering.media.audio");
    }

    @Test
    void refusesAnImageWithoutText() {
        assumeTrue(DrawnText.canBeRead(), "Tesseract is absent");
        var url = upload(SampleImages.webp());

        var refused = caller.json(Map.of("message_type", "image", "media_urls", List.of(url)))
                .post(messages)
                .isProblem(422);

        assertThat(refused.json().get("detail").asText()).contains("No text was recognized", "GEMINI_API_KEY");
    }

    @Test
    void acceptsOnlyUrlsThatWereHandedOutToTheAccount() {
        var own = upload(notice());
        var other = docent.tenant("another of media messages")
                .multipart(new Multipart().andFile("file", "a", notice()))
                .post("/api/v1/media/upload")
                .json()
                .get("url")
                .asText();
        var sound = upload(SampleAudio.wav(2));

        for (var url : List.of(
                other,
                own.replace("/full", "/thumbnail"),
                own + "x",
                "https://elsewhere.example/a.png",
                "http://127.0.0.1/a.png",
                "file:///etc/passwd",
                "data:image/png;base64,AQID",
                "nonsense",
                sound)) {
            var refused = caller.json(Map.of("message_type", "image", "media_urls", List.of(url)))
                    .post(messages)
                    .isProblem(400);
            assertThat(refused.json().at("/details/media_urls[0]").asText())
                    .as(url)
                    .isNotBlank();
        }
    }

    @Test
    void refusesAMessageWhoseTypeDoesNotFit() {
        var url = upload(notice());

        assertThat(problem(Map.of("content", "Why?", "media_urls", List.of(url))))
                .contains("image or multimodal");
        assertThat(problem(Map.of("content", "Why?", "message_type", "image"))).contains("is missing");
        assertThat(problem(Map.of("content", "Why?", "message_type", "audio"))).contains("audio_url");
        assertThat(problem(Map.of("message_type", "text"))).contains("content");
    }

    private String problem(Map<String, Object> message) {
        return caller.json(message)
                .post(messages)
                .isProblem(400)
                .json()
                .get("detail")
                .asText();
    }

    private String upload(byte[] file) {
        JsonNode media = caller.multipart(new Multipart().andFile("file", "a", file))
                .post("/api/v1/media/upload")
                .hasStatus(201)
                .json();
        return media.get("url").asText();
    }

    private static byte[] notice() {
        return SampleImages.encoded(DrawnText.of("The ferry leaves at seven."), "png");
    }
}

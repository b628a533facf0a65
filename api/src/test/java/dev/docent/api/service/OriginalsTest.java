package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The bytes as they were uploaded, and nothing that a browser would run. */
@ServiceTest
class OriginalsTest {

    private static final String CONTENT = "<html><script>alert(1)</script>Ten words about nothing</html>";

    @Autowired
    Docent docent;

    Docent.Call caller;
    String path = "";

    @BeforeEach
    void uploads() {
        caller = docent.tenant("originals");
        path = upload("päge \"1\"\\;.html");
    }

    @Test
    void areGivenBackWhole() {
        var answer = caller.get(path).hasStatus(200);

        assertThat(answer.text()).isEqualTo(CONTENT);
        assertThat(answer.header("Content-Length")).isEqualTo("" + CONTENT.length());
        assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
    }

    @Test
    void areToBeSavedAndNotShown() {
        var answer = caller.get(path).hasStatus(200);

        assertThat(answer.header("Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''");
        assertThat(answer.header("Content-Disposition")).doesNotContain("ä").hasSizeLessThan(300);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
    }

    @Test
    void areGivenInParts() {
        var start = caller.header("Range", "bytes=0-5").get(path).hasStatus(206);
        var end = caller.header("Range", "bytes=-7").get(path).hasStatus(206);
        var several = caller.header("Range", "bytes=0-5,8-11").get(path).hasStatus(206);

        assertThat(start.text()).isEqualTo("<html>");
        assertThat(start.header("Content-Range")).isEqualTo("bytes 0-5/" + CONTENT.length());
        assertThat(end.text()).isEqualTo("</html>");
        assertThat(several.header("Content-Type")).startsWith("multipart/byteranges");
    }

    @Test
    void haveNoPartsBeyondTheirEnd() {
        for (var range : List.of("bytes=1000-", "bytes=5-2", "nonsense", "bytes=a-b")) {
            var refused = caller.header("Range", range).get(path).isProblem(416);
            assertThat(refused.header("Content-Range")).isEqualTo("bytes */" + CONTENT.length());
        }
    }

    @Test
    void areNotSentAgainToWhoHasThem() {
        var tag = caller.get(path).header("ETag");

        var again = caller.header("If-None-Match", tag).get(path).hasStatus(304);

        assertThat(again.bytes()).isEmpty();
        assertThat(tag).matches("\"[0-9a-f]{64}\"");
    }

    private String upload(String filename) {
        var parts = Multipart.file("file", filename.replace("\"", "%22"), CONTENT);
        var document = caller.multipart(parts)
                .post("/make_embedding")
                .hasStatus(200)
                .json()
                .at("/documents/0");
        return "/api/v1/documents/" + document.get("id").asText() + "/original";
    }
}

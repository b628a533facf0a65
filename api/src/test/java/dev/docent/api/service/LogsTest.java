package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is logged of requests, and what never is. */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class LogsTest {

    @Autowired
    Docent docent;

    @Test
    void tellWhatWasAskedOfWhatByWhom(CapturedOutput output) {
        docent.master().header("X-Request-Id", "find-me").get("/api/v1/knowledge-bases/default/documents?status=ready");

        assertThat(output.getOut())
                .containsPattern(
                        "GET /api/v1/knowledge-bases/\\{id}/documents 200 \\d+ ms account=[0-9a-f-]{36} request=find-me");
    }

    @Test
    void holdNeitherQuestionsNorContentsNorSecrets(CapturedOutput output) {
        var key = docent.keyOf("discreet tenant");
        var token = docent.with(key).post("/start_chat").json().get("jwt_token").asText();
        docent.with(key)
                .multipart(Multipart.file("file", "confidential-name.txt", "confidential words"))
                .post("/make_embedding");
        docent.anonymous()
                .header("Authorization", token)
                .json(Map.of("query", "confidential question?"))
                .post("/api/chat");
        docent.with("dk_mistyped-key").get("/confidential-path?confidential=query");
        docent.with(key).json("{\"query\": \"confidential half").post("/query");

        assertThat(output.getAll())
                .doesNotContain("confidential words", "confidential question", "confidential half", "confidential-path")
                .doesNotContain("confidential=query", key, token, "mistyped", Docent.MASTER_KEY, Docent.JWT_SECRET);
    }

    @Test
    void callNoCallersMistakeAnError(CapturedOutput output) {
        var before = output.getAll().length();

        docent.anonymous().get("/api/v1/documents/x");
        docent.master().json("{").post("/query");
        docent.master().get("/api/v1/documents/x");

        assertThat(output.getAll().substring(before)).contains("account=").doesNotContain("ERROR", "WARN", "Exception");
    }
}

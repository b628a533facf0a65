package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Archives, folders and pasted text; and the receipts of what is deleted. */
@ServiceTest
class SourcesTest {

    private static final String BASE = "/api/v1/knowledge-bases/default";

    @Autowired
    Docent docent;

    Docent.Call caller;

    @BeforeEach
    void isSomeoneNew() {
        caller = docent.tenant("sources " + System.nanoTime());
    }

    @Test
    void anArchiveBecomesADocumentForEachFileInIt() throws IOException {
        var answer = caller.multipart(new Multipart()
                        .andFile(
                                "file", "box.zip", zip("a.txt", "Words of one.", "in/b.txt", "Words of two.", "c", "")))
                .post("/make_embedding")
                .hasStatus(200)
                .json();

        assertThat(answer.get("documents").findValuesAsText("path")).containsExactly("a.txt", "in/b.txt");
        assertThat(answer.get("documents").findValuesAsText("status")).containsOnly("ready");
        assertThat(answer.at("/skipped/0/path").asText()).isEqualTo("c");
        assertThat(answer.at("/skipped/0/code").asText()).isEqualTo("empty");
        assertThat(answer.at("/skipped/0/reason").asText()).isNotBlank();
    }

    @Test
    void anArchiveThatUnpacksToTooMuchIsRefusedWithAllOfTheUpload() throws IOException {
        var bomb = zip("zeros.txt", "0".repeat(40 << 20));
        var upload = Multipart.file("file", "a.txt", "Words.").andFile("file", "bomb.zip", bomb);

        var problem = caller.multipart(upload)
                .post(BASE + "/documents")
                .isProblem(413)
                .json();

        assertThat(problem.get("detail").asText()).contains("bomb.zip", "200 times");
        assertThat(total()).isZero();
    }

    @Test
    void anArchiveWithNothingInItIsRefused() throws IOException {
        var problem = caller.multipart(new Multipart().andFile("file", "box.zip", zip("a.txt", "")))
                .post(BASE + "/documents")
                .isProblem(422)
                .json();

        assertThat(problem.get("detail").asText()).contains("box.zip", "a.txt", "empty");
    }

    @Test
    void aFolderIsToldWhatToUploadAndWhatToDelete() {
        var upload = Multipart.file("file", "a.txt", "Words of one.")
                .andFile("file", "b.txt", "Words of two.".getBytes(StandardCharsets.UTF_8))
                .andField("path", "in/a.txt")
                .andField("path", "in/b.txt");
        var documents = caller.multipart(upload)
                .post("/make_embedding")
                .hasStatus(200)
                .json()
                .get("documents");
        assertThat(documents.findValuesAsText("path")).containsExactly("in/a.txt", "in/b.txt");
        var folder = List.of(file("in/a.txt", "Words of one."), file("./new.txt", "New words."));

        var asked = sync(Map.of("files", folder));
        var askedAgain = sync(Map.of("files", folder, "delete", true));

        assertThat(asked).isEqualTo(askedAgain);
        assertThat(asked.get("unchanged").asInt()).isEqualTo(1);
        assertThat(asked.get("upload")).hasSize(1);
        assertThat(asked.at("/upload/0").asText()).isEqualTo("./new.txt");
        assertThat(asked.at("/delete/0/path").asText()).isEqualTo("in/b.txt");
        assertThat(asked.at("/delete/0/document_id")).isEqualTo(documents.at("/1/id"));
        assertThat(total()).isEqualTo(1);
    }

    @Test
    void aFolderOfAnotherIsNotSeen() {
        caller.multipart(Multipart.file("file", "a.txt", "Words of one.").andField("path", "a.txt"))
                .post("/make_embedding")
                .hasStatus(200);
        var other = docent.tenant("other " + System.nanoTime());

        var answer = other.json(Map.of("files", List.of(), "delete", true))
                .post(BASE + "/sync")
                .hasStatus(200)
                .json();

        assertThat(answer.get("delete")).isEmpty();
        assertThat(total()).isEqualTo(1);
    }

    @Test
    void aPastedTextBecomesADocument() {
        var pasted = Map.of(
                "text", "Words about lanterns.",
                "title", "Lamps",
                "path", "notes/lamps",
                "metadata", Map.of("year", 1874));

        var document = caller.json(pasted)
                .post(BASE + "/documents")
                .hasStatus(202)
                .json()
                .at("/documents/0");

        assertThat(document.get("filename").asText()).isEqualTo("lamps.md");
        assertThat(document.get("path").asText()).isEqualTo("notes/lamps");
        assertThat(document.at("/metadata/year").asInt()).isEqualTo(1874);
        var id = document.get("id").asText();
        caller.get("/api/v1/documents/" + id + "/events").hasStatus(200);
        assertThat(caller.get("/api/v1/documents/" + id + "/original").text())
                .isEqualTo("# Lamps\n\nWords about lanterns.");
        caller.json(pasted).post(BASE + "/documents").hasStatus(200);
    }

    @Test
    void pastedTextsComeTogetherOrNotAtAll() {
        var good = List.of(Map.of("text", "One."), Map.of("text", "Two.", "filename", "two.md"));
        var bad = List.of(Map.of("text", "One."), Map.of("text", "Two.", "path", "../two"));

        var problem = caller.json(Map.of("documents", bad))
                .post(BASE + "/documents")
                .isProblem(400)
                .json();
        assertThat(problem.get("details").has("documents[1].path")).isTrue();
        caller.json(Map.of("documents", good, "text", "Three."))
                .post(BASE + "/documents")
                .isProblem(400);
        assertThat(total()).isZero();

        var documents = caller.json(Map.of("documents", good))
                .post(BASE + "/documents")
                .hasStatus(202)
                .json()
                .get("documents");
        assertThat(documents.findValuesAsText("filename")).containsExactly("text.txt", "two.md");
    }

    @Test
    void aDeletionHasAReceipt() {
        var text = "Words about lanterns.";
        var id = caller.multipart(Multipart.file("file", "a.txt", text))
                .post("/make_embedding")
                .json()
                .at("/documents/0/id")
                .asText();

        var receipt = caller.delete("/api/v1/documents/" + id).hasStatus(200).json();

        assertThat(receipt.get("document_id").asText()).isEqualTo(id);
        assertThat(receipt.get("knowledge_base_id").isNull()).isTrue();
        for (var one : List.of("documents", "originals", "texts", "passages", "vectors")) {
            assertThat(receipt.get(one).asInt()).as(one).isEqualTo(1);
        }
        assertThat(receipt.get("thumbnails").asInt()).isZero();
        assertThat(receipt.get("bytes").asInt()).isEqualTo(text.length());
        assertThat(receipt.get("completed_at").asText())
                .isGreaterThanOrEqualTo(receipt.get("requested_at").asText());
        var list = caller.get("/api/v1/deletions").hasStatus(200).json();
        assertThat(list.get("items")).hasSize(1);
        assertThat(list.at("/items/0")).isEqualTo(receipt);
        assertThat(docent.tenant("other " + System.nanoTime())
                        .get("/api/v1/deletions")
                        .json()
                        .get("items"))
                .isEmpty();
    }

    @Test
    void theDeletionOfAKnowledgeBaseHasOneReceiptForAllOfIt() {
        var base = caller.json(Map.of("name", "Short"))
                .post("/api/v1/knowledge-bases")
                .json()
                .get("id")
                .asText();
        for (var text : List.of("Words of one.", "Words of two.")) {
            caller.multipart(Multipart.file("file", "a.txt", text).andField("knowledge_base_id", base))
                    .post("/make_embedding")
                    .hasStatus(200);
        }

        var receipt =
                caller.delete("/api/v1/knowledge-bases/" + base).hasStatus(200).json();

        assertThat(receipt.get("knowledge_base_id").asText()).isEqualTo(base);
        assertThat(receipt.get("document_id").isNull()).isTrue();
        assertThat(receipt.get("documents").asInt()).isEqualTo(2);
        assertThat(receipt.get("passages").asInt()).isEqualTo(2);
        assertThat(receipt.get("bytes").asInt()).isEqualTo(26);
        assertThat(receipt.get("completed_at").isNull()).isFalse();
        assertThat(caller.get("/api/v1/deletions").json().at("/items/0")).isEqualTo(receipt);
    }

    private JsonNode sync(Map<String, Object> folder) {
        return caller.json(folder).post(BASE + "/sync").hasStatus(200).json();
    }

    private int total() {
        return caller.get(BASE + "/documents").json().get("total").asInt();
    }

    private static Map<String, Object> file(String path, String content) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return Map.of("path", path, "sha256", HexFormat.of().formatHex(hash));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var each = 0; each < namesAndTexts.length; each += 2) {
                out.putNextEntry(new ZipEntry(namesAndTexts[each]));
                out.write(namesAndTexts[each + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}

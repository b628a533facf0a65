package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docent.ingestion.archive.ArchiveUnderTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Knowledge bases as archives, as a client moves them from one account to another. */
@ServiceTest
class ArchivesTest {

    private static final String BASES = "/api/v1/knowledge-bases";
    private static final String IMPORT = BASES + "/import";
    private static final String EXPORT = BASES + "/default/export";
    private static final String ZIP = "application/zip";

    @Autowired
    Docent docent;

    Docent.Call ann;
    Docent.Call bob;

    @BeforeEach
    void areTwo() {
        ann = docent.tenant("ann " + System.nanoTime());
        bob = docent.tenant("bob " + System.nanoTime());
    }

    @Test
    void answerAlikeThereWithTheSameCitations() {
        upload(
                ann,
                "harbour.md",
                "# The harbour\n\nThe harbour of Ostrava was built in 1911 by Jan Novak.\n\n"
                        + "# The crane\n\nThe crane lifts 40 tonnes and was painted green in 1954.");
        upload(ann, "lamps.txt", "The lamps along the quay burn gas. They are lit at seven in the evening.");
        ann.json(Map.of("description", "By the water", "strictness", "lenient")).patch(BASES + "/default");

        var archive = ann.get(EXPORT).hasStatus(200);
        assertThat(archive.header("Content-Type")).isEqualTo(ZIP);
        assertThat(archive.header("Content-Disposition")).contains("default.zip");
        var imported =
                bob.body(archive.bytes(), ZIP).post(IMPORT).hasStatus(201).json();

        assertThat(imported.get("documents").asInt()).isEqualTo(2);
        assertThat(imported.get("ready").asInt()).isEqualTo(2);
        assertThat(imported.at("/knowledge_base/name").asText()).isEqualTo("default (2)");
        assertThat(imported.at("/knowledge_base/description").asText()).isEqualTo("By the water");
        assertThat(imported.at("/knowledge_base/strictness").asText()).isEqualTo("lenient");
        var base = imported.at("/knowledge_base/id").asText();
        for (var question : List.of(
                "Who built the harbour of Ostrava?",
                "How much does the crane lift?",
                "When are the lamps lit?",
                "Who was the king of Sweden in 1750?")) {
            var there = ask(bob, question, base);
            assertThat(told(there)).isEqualTo(told(ask(ann, question, "default")));
        }
        assertThat(ask(bob, "How much does the crane lift?", base)
                        .get("grounded")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void listTheirEntriesForAnyProgram() throws IOException {
        upload(ann, "lamps.txt", "The lamps along the quay burn gas.");

        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(
                new ByteArrayInputStream(ann.get(EXPORT).hasStatus(200).bytes()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }

        assertThat(names).startsWith("documents/000001/original").endsWith("documents.ndjson", "manifest.json");
    }

    @Test
    void getTheNameThatIsAskedForUnlessItIsTaken() {
        var archive = ann.get(EXPORT).hasStatus(200).bytes();

        var made = bob.body(archive, ZIP)
                .post(IMPORT + "?name=%20Letters%20")
                .hasStatus(201)
                .json();

        assertThat(made.at("/knowledge_base/name").asText()).isEqualTo("Letters");
        bob.body(archive, ZIP).post(IMPORT + "?name=Letters").isProblem(409);
        assertThat(bob.body(archive, ZIP)
                        .post(IMPORT + "?name=%00")
                        .isProblem(400)
                        .json()
                        .get("details")
                        .has("name"))
                .isTrue();
    }

    @Test
    void areImportedOnceUnderOneIdempotencyKey() {
        var archive = ann.get(EXPORT).hasStatus(200).bytes();
        var once = bob.body(archive, ZIP).header("Idempotency-Key", "once");

        var first = once.post(IMPORT).hasStatus(201).json();

        assertThat(once.post(IMPORT).hasStatus(201).json()).isEqualTo(first);
        archive[archive.length / 2] ^= 1;
        var changed = bob.body(archive, ZIP).header("Idempotency-Key", "once").post(IMPORT);
        assertThat(changed.isProblem(422).json().get("details").has("Idempotency-Key"))
                .isTrue();
        assertThat(bob.get(BASES).json().get("total").asInt()).isEqualTo(2);
    }

    @Test
    void areRefusedWhenTheyAreNot() {
        upload(ann, "lamps.txt", "The lamps along the quay burn gas.");
        var archive = ann.get(EXPORT).bytes();
        var before = bob.get(BASES).json().get("total").asInt();

        var half = bob.body(Arrays.copyOf(archive, archive.length / 2), ZIP)
                .post(IMPORT)
                .isProblem(422)
                .json();
        assertThat(half.get("detail").asText()).contains("not a zip file, or is incomplete");
        bob.body("nonsense".getBytes(StandardCharsets.UTF_8), ZIP).post(IMPORT).isProblem(422);
        bob.body(archive, "application/octet-stream").post(IMPORT).isProblem(415);
        bob.multipart(Multipart.file("file", "a.zip", "PK")).post(IMPORT).isProblem(415);

        assertThat(bob.get(BASES).json().get("total").asInt()).isEqualTo(before);
    }

    @Test
    void sayThatATextCouldNotBeComparedWithItsOriginal() {
        upload(ann, "tower.txt", "The tower of Ostrava is 27 metres tall.");
        var archive = new ArchiveUnderTest(ann.get(EXPORT).bytes())
                .text("documents/000001/original", text -> "%PDF-1.7 and nothing more")
                .sealed();

        var imported = bob.body(archive.zip(), ZIP).post(IMPORT).hasStatus(201).json();

        assertThat(imported.get("ready").asInt()).isEqualTo(1);
        assertThat(imported.at("/knowledge_base/verified").asText()).isEqualTo("false");
        var base = imported.at("/knowledge_base/id").asText();
        assertThat(bob.get(BASES + "/" + base).json().get("verified").asText()).isEqualTo("false");
        assertThat(bob.get(BASES + "/" + base + "/documents")
                        .json()
                        .at("/items/0/warnings/0/code")
                        .asText())
                .isEqualTo("unverified_text");
        var there = ask(bob, "How tall is the tower of Ostrava?", base);
        assertThat(there.at("/citations/0/verified").asText()).isEqualTo("false");
        var here = ask(ann, "How tall is the tower of Ostrava?", "default");
        assertThat(here.at("/citations/0").has("verified")).isFalse();
        assertThat(ann.get(BASES + "/default").json().has("verified")).isFalse();
    }

    @Test
    void areNobodyElses() {
        var base = ann.get(BASES + "/default").json().get("id").asText();

        bob.get(BASES + "/" + base + "/export").isProblem(404);
        assertThat(ann.send("HEAD", EXPORT).hasStatus(200).bytes()).isEmpty();
    }

    private static void upload(Docent.Call caller, String name, String text) {
        caller.multipart(Multipart.file("file", name, text))
                .post("/make_embedding")
                .hasStatus(200);
    }

    private static JsonNode ask(Docent.Call caller, String question, String base) {
        return caller.json(Map.of("query", question, "knowledge_base_id", base))
                .post("/query")
                .hasStatus(200)
                .json();
    }

    /** {@return the answer and its citations, without the ids} */
    private static List<Object> told(JsonNode answer) {
        var citations = new ArrayList<Object>();
        answer.get("citations")
                .forEach(each -> citations.add(List.of(
                        each.get("filename"),
                        each.get("quote"),
                        each.get("start"),
                        each.get("end"),
                        each.get("heading"),
                        each.get("score"))));
        return List.of(answer.get("answer"), answer.get("grounded"), citations);
    }
}

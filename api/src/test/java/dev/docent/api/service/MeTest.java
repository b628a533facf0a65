package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people do with their own account. */
@ServiceTest
class MeTest {

    private static final String ME = "/api/v1/me";
    private static final String BASES = "/api/v1/knowledge-bases";

    @Autowired
    Docent docent;

    String name = "";
    Person person;
    Docent.Call session;

    @BeforeEach
    void hasSomething() {
        name = "me " + System.nanoTime();
        person = Person.registered(docent, name);
        session = person.session();
        session.multipart(Multipart.file("file", "lamp.txt", "The lamp is lit at dusk."))
                .post(BASES + "/default/documents?wait=true")
                .json();
        AccessMatrixOwner.token(docent, session, Map.of())
                .json(Map.of("query", "When is the lamp lit?"))
                .post("/api/chat")
                .hasStatus(200);
    }

    @Test
    void showsAndChangesTheProfile() {
        var me = session.get(ME).hasStatus(200).json();
        assertThat(me.get("email").asText()).isEqualTo(person.email());
        assertThat(me.get("role").asText()).isEqualTo("user");

        session.json(Map.of("display_name", " Patricia ")).patch(ME).hasStatus(200);

        assertThat(session.get(ME).json().get("display_name").asText()).isEqualTo("Patricia");
    }

    @Test
    void exportsEverything() throws IOException {
        var files = unzip(session.get(ME + "/export").hasStatus(200).bytes());

        assertThat(new String(Objects.requireNonNull(files.get("profile.json")), StandardCharsets.UTF_8))
                .contains(person.email());
        assertThat(files.keySet()).anyMatch(file -> file.startsWith("conversations/"));
        assertThat(files.entrySet().stream()
                        .filter(each -> each.getKey().startsWith("conversations/"))
                        .map(each -> new String(each.getValue(), StandardCharsets.UTF_8)))
                .anyMatch(text -> text.contains("When is the lamp lit?") && text.contains("created_at"));
        var base = files.keySet().stream()
                .filter(file -> file.startsWith("knowledge-bases/"))
                .findFirst()
                .orElseThrow();
        docent.tenant(name + " elsewhere")
                .body(Objects.requireNonNull(files.get(base)), "application/zip")
                .post(BASES + "/import")
                .hasStatus(201);
        assertThat(files.values())
                .noneMatch(content -> new String(content, StandardCharsets.ISO_8859_1).contains("argon2"));
    }

    @Test
    void deletesEverything() {
        var key = docent.tenant(name);
        session.json(Map.of("url", "https://127.0.0.1/", "events", java.util.List.of("document.ready")))
                .post("/api/v1/webhooks")
                .hasStatus(201);
        session.json(Map.of("password", "wrong")).send("DELETE", ME).isProblem(401);
        session.json(Map.of()).send("DELETE", ME).isProblem(401);

        var receipt = session.json(Map.of("password", person.password()))
                .send("DELETE", ME)
                .hasStatus(200)
                .json();

        assertThat(receipt.at("/deleted/documents").asInt()).isEqualTo(1);
        assertThat(receipt.at("/deleted/knowledge_bases").asInt()).isEqualTo(1);
        assertThat(receipt.at("/deleted/conversations").asInt()).isEqualTo(1);
        assertThat(receipt.at("/deleted/messages").asInt()).isEqualTo(2);
        assertThat(receipt.at("/deleted/webhooks").asInt()).isEqualTo(1);
        assertThat(receipt.at("/deleted/api_keys").asInt()).isPositive();
        session.get(ME).isProblem(401);
        key.get(BASES).isProblem(401);
        person.signIn().isProblem(401);
        var again = docent.tenant(name);
        assertThat(again.get(BASES + "/default/documents").json().get("total").asInt())
                .isZero();
        assertThat(again.get("/api/v1/webhooks").json().get("total").asInt()).isZero();
    }

    static Map<String, byte[]> unzip(byte[] archive) throws IOException {
        var files = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}

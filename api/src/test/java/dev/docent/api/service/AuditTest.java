package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was done is recorded: who did what to which thing, from where, with which credential. */
@ServiceTest
class AuditTest {

    private static final String BASES = "/api/v1/knowledge-bases";
    private static final String OWN = "/api/v1/me/audit";

    @Autowired
    Docent docent;

    Docent.Call admin;
    String name;

    @BeforeEach
    void isSomeoneNew() {
        name = "audited " + System.nanoTime();
        admin = docent.admin(name);
    }

    @Test
    void namesWhoDidWhatToWhichThing() {
        var key = admin.json(Map.of("name", "Reports")).post("/api/v1/keys").hasStatus(201);
        var id = key.json().get("id").asText();
        admin.post("/api/v1/keys/" + id + "/rotate").hasStatus(200);
        var revoked = admin.header("X-Request-Id", "the-revocation").delete("/api/v1/keys/" + id);
        revoked.hasStatus(204);

        var entries = list(admin, OWN);

        assertThat(entries)
                .extracting(each -> each.get("action").asText())
                .containsExactly("key_revoke", "key_rotate", "key_create", "key_create");
        assertThat(entries.subList(0, 3)).allSatisfy(each -> {
            assertThat(each.get("target").asText()).isEqualTo(id);
            assertThat(each.get("outcome").asText()).isEqualTo("done");
            assertThat(each.get("address").asText()).isEqualTo("127.0.0.1");
            assertThat(each.get("actor")).isEqualTo(each.get("account"));
            assertThat(each.get("credential").asText()).isNotEqualTo(id);
        });
        assertThat(entries.getFirst().get("request_id").asText()).isEqualTo("the-revocation");
        assertThat(entries.toString())
                .doesNotContain(
                        key.json().get("api_key").asText(), admin.headers().get("X-API-Key"), "Reports");
    }

    /** The key of the account was made with the master key. */
    @Test
    void tellsAnAccountWhatOthersDidToItButNotFromWhere() {
        var made = list(admin, OWN).getLast();

        assertThat(made.get("action").asText()).isEqualTo("key_create");
        assertThat(made.get("actor")).isNotEqualTo(made.get("account"));
        assertThat(made.get("address").isNull()).isTrue();
        assertThat(made.get("credential").isNull()).isTrue();
        var whole = list(docent.master(), "/api/v1/admin/audit?action=key_create&account=" + encoded(name));
        assertThat(whole.getLast().get("credential").asText()).isEqualTo("master");
        assertThat(whole.getLast().get("address").asText()).isEqualTo("127.0.0.1");
    }

    @Test
    void namesWhatUploadsAndDeletionsWereAbout() {
        var base = admin.json(Map.of("name", "Secret plans")).post(BASES).hasStatus(201);
        var id = base.json().get("id").asText();
        var document = admin.multipart(Multipart.file("file", "plan.txt", "The plan is secret."))
                .post(BASES + "/" + id + "/documents?wait=true")
                .json()
                .at("/documents/0/id")
                .asText();
        admin.get(BASES + "/" + id + "/export").hasStatus(200);
        admin.delete("/api/v1/documents/" + document).hasStatus(200);
        admin.delete(BASES + "/" + id).hasStatus(200);

        var entries = list(admin, OWN);

        assertThat(entries.stream()
                        .map(each -> each.get("action").asText() + " "
                                + each.get("target").asText())
                        .limit(5))
                .containsExactlyInAnyOrder(
                        "knowledge_base_delete " + id,
                        "document_delete " + document,
                        "knowledge_base_export " + id,
                        "document_upload " + document,
                        "knowledge_base_create " + id);
        assertThat(entries.toString()).doesNotContain("plan.txt", "Secret plans", "The plan");
    }

    @Test
    void countsRefusals() {
        var reader = docent.with(admin.json(Map.of("name", "reader", "scopes", List.of("documents:read")))
                .post("/api/v1/keys")
                .json()
                .get("api_key")
                .asText());
        for (var time = 0; time < 5; time++) {
            reader.delete(BASES + "/default").isProblem(403);
        }

        var refused = list(admin, OWN).stream()
                .filter(each -> each.get("outcome").asText().equals("refused"))
                .toList();

        assertThat(refused).isNotEmpty().allSatisfy(each -> {
            assertThat(each.get("action").asText()).isEqualTo("knowledge_base_delete");
            assertThat(each.get("reason").asText()).isEqualTo("403");
            assertThat(each.get("count").asLong()).isBetween(1L, 5L);
        });
    }

    @Test
    void belongsToItsAccountAndToAdministrators() {
        docent.tenant(name).get(OWN).isProblem(403);
        admin.get("/api/v1/admin/audit").isProblem(403);
        var other = docent.admin("another of the audited");

        assertThat(list(other, OWN))
                .noneMatch(each ->
                        each.get("account").equals(list(admin, OWN).getFirst().get("account")));
        admin.get(OWN + "?action=nonsense").isProblem(400);
        admin.get(OWN + "?from=yesterday").isProblem(400);
        assertThat(list(admin, OWN + "?to=2026-01-01T00:00:00Z")).isEmpty();
        assertThat(admin.get(OWN + "?limit=1").json().get("items")).hasSize(1);
    }

    @Test
    void isStoredBeforeADeletionIsAnswered() {
        assumeTrue(!"mongodb".equals(System.getProperty("docent.test.records")));
        var base = admin.json(Map.of("name", "short")).post(BASES).hasStatus(201);

        var deleted = admin.delete(BASES + "/" + base.json().get("id").asText()).hasStatus(200);

        assertThat(statements(deleted)).anyMatch(sql -> sql.contains("\"AUDIT_LOG\""));
        assertThat(statements(base)).noneMatch(sql -> sql.contains("\"AUDIT_LOG\""));
    }

    private static List<String> statements(Answer answer) {
        return StatementsOfRequests.of(answer.header("X-Request-Id"));
    }

    private static List<JsonNode> list(Docent.Call caller, String path) {
        var items = caller.get(path).hasStatus(200).json().get("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private static String encoded(String text) {
        return text.replace(" ", "%20");
    }
}

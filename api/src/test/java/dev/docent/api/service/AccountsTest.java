package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What administrators do with accounts. */
@ServiceTest
class AccountsTest {

    private static final String ACCOUNTS = "/api/v1/admin/accounts";
    private static final String INVITES = "/api/v1/admin/invites";
    private static final String BASES = "/api/v1/knowledge-bases";

    @Autowired
    Docent docent;

    @Autowired
    MovableClock clock;

    String name = "";
    Person person;

    @BeforeEach
    void registersSomeone() {
        name = "managed " + System.nanoTime();
        person = Person.registered(docent, name);
    }

    @Test
    void areListedWithTheirLogins() {
        var found = account();

        assertThat(found.get("email").asText()).isEqualTo(person.email());
        assertThat(found.get("role").asText()).isEqualTo("user");
        assertThat(found.get("mfa").asBoolean()).isFalse();
        assertThat(found.get("suspended_at").isNull()).isTrue();
        docent.tenant(name).get(ACCOUNTS).isProblem(403);
        docent.admin(name).get(ACCOUNTS).isProblem(403);
    }

    @Test
    void loseEveryCredentialWhileTheyAreSuspended() {
        var path = ACCOUNTS + "/" + account().get("id").asText();
        var tokens = person.tokens();
        var session = Person.call(docent, tokens);
        var key = docent.tenant(name);
        var chat = AccessMatrixOwner.token(docent, key, Map.of()).json(Map.of("query", "hello"));

        assertThat(change(path, Map.of("suspended", true)).get("suspended_at").asText())
                .endsWith("Z");

        session.get(BASES).isProblem(401);
        assertThat(key.get(BASES).isProblem(401).json().get("detail").asText()).contains("suspended");
        chat.post("/api/chat").isProblem(401);
        person.signIn().isProblem(403);
        docent.anonymous()
                .json(Map.of("refresh_token", tokens.get("refresh_token").asText()))
                .post("/api/v1/auth/refresh")
                .hasStatus(401);
        change(path, Map.of("suspended", false));
        key.get(BASES).hasStatus(200);
        session.get(BASES).isProblem(401);
        person.signIn().hasStatus(200);
    }

    @Test
    void administerTheInstallationWithTheRole() {
        var path = ACCOUNTS + "/" + account().get("id").asText();
        var session = person.session();
        session.get(ACCOUNTS).isProblem(403);

        change(path, Map.of("role", "administrator"));

        session.get(ACCOUNTS).hasStatus(200);
        docent.admin(name).get(ACCOUNTS).hasStatus(200);
        docent.tenant(name).get(ACCOUNTS).isProblem(403);
        session.json(Map.of("role", "user")).patch(path).isProblem(409);
        change(path, Map.of("role", "user"));
        session.get(ACCOUNTS).isProblem(403);
        docent.master()
                .json(Map.of("suspended", true))
                .patch(ACCOUNTS + "/nobody")
                .isProblem(404);
    }

    @Test
    void getANewPasswordByAOneTimeToken() {
        var path = ACCOUNTS + "/" + account().get("id").asText() + "/password-reset";
        var session = person.session();
        var first =
                docent.master().post(path).hasStatus(200).json().get("token").asText();
        var second =
                docent.master().post(path).hasStatus(200).json().get("token").asText();

        reset(first, "violet anchor 58 in fog").isProblem(400);
        reset(second, "password12").isProblem(400);
        clock.later(Duration.ofHours(1), () -> reset(second, "violet anchor 58 in fog"))
                .isProblem(400);
        reset(second, "violet anchor 58 in fog").hasStatus(204);
        reset(second, "violet anchor 58 in fog").isProblem(400);

        session.get(BASES).isProblem(401);
        person.signIn().isProblem(401);
        new Person(docent, person.email(), "violet anchor 58 in fog")
                .session()
                .get(BASES)
                .hasStatus(200);
    }

    @Test
    void areNotInvitedWhileRegistrationIsClosed() {
        var invite = docent.master()
                .json(Map.of("email", "Invited@Example.com", "role", "administrator"))
                .post(INVITES)
                .hasStatus(201)
                .json();

        assertThat(invite.get("email").asText()).isEqualTo("invited@example.com");
        var list = docent.master().get(INVITES).hasStatus(200).text();
        assertThat(list)
                .contains(invite.get("id").asText())
                .doesNotContain(invite.get("token").asText());
        var body = Map.of(
                "email", "invited@example.com",
                "password", "violet anchor 58 in fog",
                "display_name", "I",
                "invite", invite.get("token").asText());
        docent.anonymous().json(body).post("/api/v1/auth/register").isProblem(403);
        docent.master().delete(INVITES + "/" + invite.get("id").asText()).hasStatus(204);
        docent.master().delete(INVITES + "/" + invite.get("id").asText()).isProblem(404);
    }

    private Answer reset(String token, String password) {
        return docent.anonymous()
                .json(Map.of("token", token, "password", password))
                .post("/api/v1/auth/password/reset");
    }

    private JsonNode change(String path, Map<String, Object> change) {
        return docent.master().json(change).patch(path).hasStatus(200).json();
    }

    private JsonNode account() {
        return docent.master()
                .get(ACCOUNTS + "?limit=100")
                .hasStatus(200)
                .json()
                .get("items")
                .valueStream()
                .filter(each -> each.get("user_id").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** People who register and sign in, and their sessions. */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class SignInTest {

    private static final String AUTH = "/api/v1/auth/";
    private static final String SESSIONS = "/api/v1/auth/sessions";
    private static final String BASES = "/api/v1/knowledge-bases";

    @Autowired
    Docent docent;

    @Autowired
    MovableClock clock;

    @Autowired
    MeterRegistry meters;

    String name = "";
    Person person;

    @BeforeEach
    void registersSomeone() {
        name = "signs in " + System.nanoTime();
        person = Person.registered(docent, name);
    }

    @Test
    void givesAnAccessTokenForTheOwnData() {
        docent.tenant(name).json(Map.of("name", "mine")).post(BASES).hasStatus(201);

        var answer = person.signIn().hasStatus(200);

        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.json().get("token_type").asText()).isEqualTo("Bearer");
        assertThat(answer.json().get("expires_in").asInt()).isEqualTo(600);
        var session = Person.call(docent, answer.json());
        assertThat(session.get(BASES).hasStatus(200).text()).contains("mine");
        session.json(Map.of("name", "by token")).post("/api/v1/keys").hasStatus(201);
        session.get("/api/v1/admin/accounts").isProblem(403);
        docent.tenant(name).get(SESSIONS).isProblem(403);
        clock.later(Duration.ofMinutes(11), () -> session.get(BASES)).isProblem(401);
    }

    @Test
    void refusesWrongPasswordsAndUnknownAddressesAlike(CapturedOutput output) {
        var wrong = login(person.email(), "something else 7");
        var unknown = login("nobody@example.com", "something else 7");

        assertThat(withoutIds(wrong.isProblem(401).text()))
                .isEqualTo(withoutIds(unknown.isProblem(401).text()));
        assertThat(wrong.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(login(" " + person.email(), person.password()).status()).isEqualTo(400);
        login(person.email().toUpperCase(java.util.Locale.ROOT), person.password())
                .hasStatus(200);
        assertThat(output.getAll()).doesNotContain("something else 7", person.password(), person.email());
    }

    @Test
    void refusesWeakPasswords() {
        for (var weak : List.of("short", "password123", "1234567890", "qwertyuiop", "x".repeat(257), "pat.example")) {
            var body = Map.of("email", "weak@example.com", "password", weak, "display_name", "Pat");
            var problem = docent.master().json(body).post(AUTH + "register").isProblem(400);
            assertThat(problem.json().at("/details/password").asText()).isNotBlank();
        }
    }

    @Test
    void refusesASecondLoginForAnAddressOrAnAccount() {
        var again = Map.of("email", person.email(), "password", person.password(), "display_name", "Pat");
        docent.master().json(again).post(AUTH + "register").isProblem(409);
        var other = Map.of(
                "email", "other@example.com", "password", person.password(), "display_name", "Pat", "user_id", name);
        docent.master().json(other).post(AUTH + "register").isProblem(409);
    }

    @Test
    void isClosedToOthersThanTheMasterKey() {
        var body = Map.of("email", "stranger@example.com", "password", person.password(), "display_name", "S");
        docent.anonymous().json(body).post(AUTH + "register").isProblem(403);
        docent.tenant(name).json(body).post(AUTH + "register").isProblem(403);
    }

    @Test
    void rotatesRefreshTokensAndEndsTheSessionIfAnOldOneIsUsed() {
        var first = person.tokens();
        var second = refresh(first).hasStatus(200).json();
        var session = Person.call(docent, second);
        var chat = AccessMatrixOwner.token(docent, session, Map.of()).json(Map.of("query", "hello"));
        Person.call(docent, first).get(BASES).hasStatus(200);
        chat.post("/api/chat").hasStatus(200);

        refresh(first).isProblem(401);

        refresh(second).isProblem(401);
        session.get(BASES).isProblem(401);
        chat.post("/api/chat").isProblem(401);
    }

    @Test
    void givesTheTokensOfARefreshOnceToConcurrentCallers() throws Exception {
        var tokens = person.tokens();
        List<Callable<Answer>> callers = IntStream.range(0, 8)
                .<Callable<Answer>>mapToObj(each -> () -> refresh(tokens))
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    threads.invokeAll(callers).stream().map(Future::resultNow).toList();
            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSizeLessThanOrEqualTo(1);
        }
        Person.call(docent, tokens).get(BASES).isProblem(401);
    }

    @Test
    void endsSessionsThatAreIdleOrOld() {
        var tokens = person.tokens();
        clock.later(Duration.ofDays(7), () -> refresh(tokens)).isProblem(401);
        var latest = tokens;
        for (var day = 5; day < 30; day += 5) {
            var current = latest;
            latest = clock.later(Duration.ofDays(day), () -> refresh(current))
                    .hasStatus(200)
                    .json();
        }
        var last = latest;
        clock.later(Duration.ofDays(30), () -> refresh(last)).isProblem(401);
    }

    @Test
    void refusesRefreshTokensThatAreNone() {
        var token = person.tokens().get("refresh_token").asText();
        for (var wrong : List.of("", "dr_", token + "x", token.replace('.', ':'), token.substring(0, 60), "nonsense")) {
            docent.anonymous()
                    .json(Map.of("refresh_token", wrong))
                    .post(AUTH + "refresh")
                    .isProblem(401);
        }
        var other = Person.registered(docent, name + " other")
                .tokens()
                .get("refresh_token")
                .asText();
        var mixed = token.substring(0, 39) + other.substring(39);
        docent.anonymous()
                .json(Map.of("refresh_token", mixed))
                .post(AUTH + "refresh")
                .isProblem(401);
        docent.anonymous()
                .json(Map.of("refresh_token", token))
                .post(AUTH + "refresh")
                .hasStatus(200);
        docent.anonymous().post(AUTH + "refresh").isProblem(401);
    }

    @Test
    void signsOut() {
        var tokens = person.tokens();
        var other = person.session();

        Person.call(docent, tokens).post(AUTH + "logout").hasStatus(204);

        Person.call(docent, tokens).get(BASES).isProblem(401);
        refresh(tokens).isProblem(401);
        other.get(BASES).hasStatus(200);
        docent.anonymous()
                .json(Map.of(
                        "refresh_token", person.tokens().get("refresh_token").asText()))
                .post(AUTH + "logout")
                .hasStatus(204);
        docent.anonymous().post(AUTH + "logout").hasStatus(204);
    }

    @Test
    void listsAndEndsSessions() {
        var first = person.session();
        var second = person.session();

        var items = second.get(SESSIONS).hasStatus(200).json().get("items");

        assertThat(items.findValuesAsText("current")).containsExactly("true", "false");
        assertThat(items.get(1).get("device").asText()).startsWith("Java-http-client");
        assertThat(items.toString()).doesNotContain("hash", "family");
        Person.registered(docent, name + " other")
                .session()
                .delete(SESSIONS + "/" + items.get(1).get("id").asText())
                .isProblem(404);
        second.delete(SESSIONS + "/" + items.get(1).get("id").asText()).hasStatus(204);
        first.get(BASES).isProblem(401);
        var third = person.session();
        second.delete(SESSIONS).hasStatus(204);
        third.get(BASES).isProblem(401);
    }

    @Test
    void keepsTheTokensOfPagesInCookies() {
        var body = Map.of("email", person.email(), "password", person.password(), "cookies", true);
        var answer = docent.anonymous().json(body).post(Person.LOGIN).hasStatus(200);

        assertThat(answer.json().has("access_token")).isFalse();
        assertThat(answer.json().has("refresh_token")).isFalse();
        var cookies = answer.response().headers().allValues("Set-Cookie");
        assertThat(cookies)
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie).contains("; Secure", "; HttpOnly", "; SameSite=Strict"));
        var page = docent.anonymous()
                .header(
                        "Cookie",
                        cookies.get(0).split(";")[0] + "; " + cookies.get(1).split(";")[0]);
        page.get(BASES).hasStatus(200);
        page.header("Sec-Fetch-Site", "cross-site").get(BASES).isProblem(401);
        page.json(Map.of("name", "forged")).post(BASES).isProblem(401);
        var own = page.header("X-Requested-With", "page");
        own.header("Sec-Fetch-Site", "same-site")
                .json(Map.of("name", "f"))
                .post(BASES)
                .isProblem(401);
        own.json(Map.of("name", "mine")).post(BASES).hasStatus(201);
        page.post(AUTH + "refresh").isProblem(403);
        var refreshed = own.post(AUTH + "refresh").hasStatus(200);
        assertThat(refreshed.response().headers().allValues("Set-Cookie")).hasSize(2);
        assertThat(own.post(AUTH + "logout").hasStatus(204).response().headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("Max-Age=0"));
        page.get(BASES).isProblem(401);
    }

    @Test
    void locksPasswordsAfterTenWrongOnesForALongerTimeEach() throws Exception {
        List<Callable<Answer>> guesses = IntStream.range(0, 20)
                .<Callable<Answer>>mapToObj(each -> () -> login(person.email(), "a wrong password " + each))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(guesses).forEach(answer -> answer.resultNow().isProblem(401));
        }

        person.signIn().isProblem(401);
        clock.later(Duration.ofSeconds(61), () -> login(person.email(), "a wrong password"))
                .isProblem(401);
        clock.later(Duration.ofSeconds(122), person::signIn).isProblem(401);
        clock.later(Duration.ofSeconds(190), person::signIn).hasStatus(200);
        person.signIn().hasStatus(200);
    }

    /** From the same attempt on, neither is hashed: neither the answer nor its time tells which address somebody has. */
    @Test
    void countsAttemptsAtUnknownAddressesAsWell() {
        for (var email : List.of(person.email(), "nobody" + System.nanoTime() + "@example.com")) {
            var before = hashed();
            for (var guess = 0; guess < 40; guess++) {
                login(email, "a wrong password").isProblem(401);
            }
            assertThat(hashed() - before).isBetween(31L, 33L);
        }
    }

    private long hashed() {
        return meters.get("docent.account.passwords").timer().count();
    }

    @Test
    void changesPasswordsAndEndsAllSessions() {
        var session = person.session();
        var change = Map.of("current_password", person.password(), "new_password", "orange kettle at dawn 31");

        session.json(Map.of("current_password", "wrong", "new_password", "orange kettle at dawn 31"))
                .post(AUTH + "password/change")
                .isProblem(401);
        session.json(Map.of("current_password", person.password(), "new_password", "password123"))
                .post(AUTH + "password/change")
                .isProblem(400);
        session.json(change).post(AUTH + "password/change").hasStatus(204);

        session.get(BASES).isProblem(401);
        person.signIn().isProblem(401);
        login(person.email(), "orange kettle at dawn 31").hasStatus(200);
    }

    private Answer login(String email, String password) {
        return docent.anonymous()
                .json(Map.of("email", email, "password", password))
                .post(Person.LOGIN);
    }

    private Answer refresh(JsonNode tokens) {
        return docent.anonymous()
                .json(Map.of("refresh_token", tokens.get("refresh_token").asText()))
                .post(AUTH + "refresh");
    }

    private static String withoutIds(String text) {
        return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "{id}");
    }
}

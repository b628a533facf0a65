package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.docent.api.access.Accounts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.FileSystemUtils;

/** People who sign in at a real authorization server. */
@ServiceTest
@TestPropertySource(
        properties = {
            "docent.data=target/oidc/data",
            "docent.certs=target/oidc/certs",
            "docent.server.public-url=https://docent.example",
            "docent.access.issuers.down.issuer=http://localhost:9",
            "docent.access.issuers.down.discovery=true",
            "docent.access.issuers.down.client-id=docent"
        })
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class OidcSignInTest {

    private static final AuthorizationServer SERVER = new AuthorizationServer();
    private static final String IDENTITIES = "/api/v1/auth/identities";
    private static final String BASES = "/api/v1/knowledge-bases";
    private static final String ME = "/api/v1/me";
    private static final String PROGRAM = "?cookies=false";

    static {
        FileSystemUtils.deleteRecursively(Path.of("target/oidc").toFile());
    }

    @Autowired
    Docent docent;

    @Autowired
    MovableClock clock;

    @Autowired
    Accounts accounts;

    OidcBrowser browser;

    @DynamicPropertySource
    static void issuers(DynamicPropertyRegistry settings) {
        var server = "docent.access.issuers.server.";
        settings.add(server + "issuer", SERVER::issuer);
        settings.add(server + "audience", () -> AuthorizationServer.AUDIENCE);
        settings.add(server + "discovery", () -> "true");
        settings.add(server + "client-id", () -> AuthorizationServer.CLIENT);
        settings.add(server + "client-secret", () -> AuthorizationServer.CLIENT_SECRET);
        settings.add(server + "display-name", () -> "Acme staff");
    }

    @BeforeEach
    void opensABrowser() {
        browser = new OidcBrowser(docent, SERVER);
    }

    @AfterAll
    static void stopServer() {
        SERVER.close();
    }

    @Test
    void listsTheIssuers() {
        var issuers = docent.anonymous().get("/api/v1/auth/oidc").hasStatus(200).json();

        assertThat(issuers.get("items").findValuesAsText("name")).containsExactly("down", "server");
        assertThat(issuers.at("/items/1/display_name").asText()).isEqualTo("Acme staff");
        assertThat(issuers.at("/items/1/url").asText()).isEqualTo(OidcBrowser.BEGIN);
    }

    @Test
    void givesAPageItsTokensInCookies(CapturedOutput output) throws Exception {
        var url = browser.begin("?return_to=/chat?tab=2");
        var back = browser.back(browser.signIn(url, AuthorizationServer.USER)).hasStatus(303);

        assertThat(url).startsWith(SERVER.issuer() + "/oauth2/authorize");
        assertThat(OidcBrowser.parameter(url, "code_challenge_method")).isEqualTo("S256");
        assertThat(OidcBrowser.parameter(url, "nonce")).isNotEmpty();
        assertThat(OidcBrowser.parameter(url, "state")).isNotEmpty();
        assertThat(back.header("Location")).isEqualTo("/chat?tab=2");
        assertThat(back.header("Cache-Control")).contains("no-store");
        assertThat(browser.has("__Host-docent_oidc")).isFalse();
        var me = browser.page().get(ME).hasStatus(200).json();
        assertThat(me.get("display_name").asText()).isEqualTo("external:server:alice");
        assertThat(me.get("email").isNull()).isTrue();
        browser.keep(browser.page().post("/api/v1/auth/refresh").hasStatus(200));
        browser.page().get("/api/v1/me/export").hasStatus(200);
        browser.keep(browser.page().post("/api/v1/auth/logout").hasStatus(204));
        browser.page().get(ME).isProblem(401);
        assertThat(output.getAll()).doesNotContain(AuthorizationServer.CLIENT_SECRET);
    }

    @Test
    void givesAProgramItsTokensInTheBody() throws Exception {
        var tokens = browser.signInAs("bob", PROGRAM).hasStatus(200);

        assertThat(tokens.header("Cache-Control")).contains("no-store");
        assertThat(tokens.json().get("token_type").asText()).isEqualTo("Bearer");
        var session = Person.call(docent, tokens.json());
        session.get("/api/v1/auth/sessions").hasStatus(200);
        var audit = session.get("/api/v1/me/audit?action=sign_in").hasStatus(200);
        assertThat(audit.text()).contains("\"done\"");
        docent.anonymous()
                .json(Map.of("refresh_token", tokens.json().get("refresh_token").asText()))
                .post("/api/v1/auth/refresh")
                .hasStatus(200);
    }

    @Test
    void givesAUserTheAccountOfItsTokens() throws Exception {
        var session = Person.call(docent, browser.signInAs("carol", PROGRAM).json());

        session.json(Map.of("name", "of carol")).post(BASES).hasStatus(201);

        assertThat(token("carol").get(BASES).hasStatus(200).text()).contains("of carol");
        assertThat(token("someone else").get(BASES).text()).doesNotContain("of carol");
    }

    @Test
    void refusesWhatAnotherBrowserBegan() throws Exception {
        var attackers = browser.signIn(browser.begin(PROGRAM), "dan");
        var victim = new OidcBrowser(docent, SERVER);

        assertReason(victim.back(attackers).isProblem(400), "not_begun");
        victim.begin(PROGRAM);
        assertReason(victim.back(attackers).isProblem(400), "not_begun");
        var own = OidcBrowser.parameter(victim.begin(PROGRAM), "state");
        var forged = attackers.replaceAll("state=[^&]*", "state=" + own);
        assertReason(victim.back(forged).isProblem(401), "issuer_refused");
        assertReason(victim.back(OidcBrowser.BEGIN + "/callback?code=x").isProblem(400), "not_begun");
    }

    @Test
    void acceptsACodeOnce() throws Exception {
        var callback = browser.signIn(browser.begin(PROGRAM), "dan");
        browser.back(callback).hasStatus(200);

        assertReason(browser.back(callback).isProblem(401), "issuer_refused");
        assertReason(browser.back(callback + "&iss=https://other.example").isProblem(400), "not_begun");
    }

    @Test
    void forgetsASignInAfterTenMinutes() throws Exception {
        var callback = browser.signIn(browser.begin("?return_to=/start"), "dan");

        var late = clock.later(Duration.ofMinutes(11), () -> browser.back(callback))
                .hasStatus(303);

        assertThat(late.header("Location")).isEqualTo("/start?sign_in_error=expired");
    }

    @Test
    void tellsThePageThatTheIssuerRefused() {
        var state = OidcBrowser.parameter(browser.begin("?return_to=/start?a=b"), "state");

        var refused = browser.back(OidcBrowser.BEGIN + "/callback?error=access_denied&state=" + state);

        assertThat(refused.hasStatus(303).header("Location")).isEqualTo("/start?a=b&sign_in_error=access_denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "/%5Cevil.example",
                "evil",
                "/a%0Ab",
                "",
                "/%2F/evil.example",
                "javascript:alert(1)"
            })
    void returnsToItsOwnPagesOnly(String elsewhere) {
        var answer = browser.page().get(OidcBrowser.BEGIN + "?return_to=" + elsewhere);

        assertThat(answer.status()).isIn(400, 303);
        if (answer.status() == 303) {
            assertThat(elsewhere).isEmpty();
        }
    }

    @Test
    void knowsNoOtherIssuers() {
        docent.anonymous().get("/api/v1/auth/oidc/other").isProblem(404);
        docent.anonymous().get("/api/v1/auth/oidc/yral").isProblem(404);
        docent.anonymous().get("/api/v1/auth/oidc/yral/callback?code=a").isProblem(404);
    }

    @Test
    void saysThatAnIssuerDoesNotRespond() {
        var page = docent.anonymous().get("/api/v1/auth/oidc/down").hasStatus(303);

        assertThat(page.header("Location")).isEqualTo("/?sign_in_error=issuer_unavailable");
        docent.anonymous().get("/api/v1/auth/oidc/down" + PROGRAM).isProblem(503);
    }

    @Test
    void refusesSuspendedAccounts() throws Exception {
        browser.signInAs("erin", PROGRAM).hasStatus(200);
        var account = accounts.find("external:server:erin").orElseThrow();
        accounts.suspend(account, true);

        assertReason(browser.signInAs("erin", PROGRAM).isProblem(403), "account_suspended");
    }

    @Test
    void linksAUserOnlyIfThePersonSaysSo() throws Exception {
        var name = "links " + System.nanoTime();
        var person = Person.registered(docent, name);
        var session = person.session();
        session.json(Map.of("name", "of the person")).post(BASES).hasStatus(201);
        session.json(Map.of("issuer", "server", "password", "wrong"))
                .post(IDENTITIES)
                .isProblem(401);
        session.json(Map.of("issuer", "other", "password", person.password()))
                .post(IDENTITIES)
                .isProblem(400);

        link(person, session, "frank").hasStatus(204);

        var items = session.get(IDENTITIES).hasStatus(200).json().get("items");
        assertThat(items.at("/0/user").asText()).isEqualTo("frank");
        var signedIn = Person.call(docent, browser.signInAs("frank", PROGRAM).json());
        assertThat(signedIn.get(BASES).text()).contains("of the person");
        assertThat(token("frank").get(BASES).text()).contains("of the person");
        assertThat(accounts.find("external:server:frank")).isEmpty();
        var chat = docent.anonymous()
                .header(
                        "Authorization",
                        token("frank")
                                .post("/start_chat")
                                .hasStatus(200)
                                .json()
                                .get("jwt_token")
                                .asText())
                .json(Map.of("query", "Still there?"));
        chat.post("/chat").hasStatus(200);
        session.json(Map.of("password", "wrong"))
                .send("DELETE", IDENTITIES + "/server")
                .isProblem(401);
        session.json(Map.of("password", person.password()))
                .send("DELETE", IDENTITIES + "/server")
                .hasStatus(204);
        signedIn.get(BASES).isProblem(401);
        session.get(BASES).isProblem(401);
        chat.post("/chat").isProblem(401);
        assertThat(token("frank").get(BASES).hasStatus(200).text()).doesNotContain("of the person");
    }

    @Test
    void doesNotLinkUsersWhoHaveAnAccount() throws Exception {
        browser.signInAs("grace", PROGRAM).hasStatus(200);
        var person = Person.registered(docent, "links nobody " + System.nanoTime());

        assertReason(link(person, person.session(), "grace").isProblem(409), "linked_already");
    }

    @Test
    void linksNobodyOnceTheSessionHasEnded() throws Exception {
        var person = Person.registered(docent, "is gone " + System.nanoTime());
        var session = person.session();
        var callback = browser.signIn(beginToLink(person, session), "grace");
        session.send("DELETE", "/api/v1/auth/sessions").hasStatus(204);

        assertReason(browser.back(callback).isProblem(400), "expired");
    }

    @Test
    void deletesAnAccountWithoutLoginSoonAfterTheSignIn() throws Exception {
        var session = Person.call(docent, browser.signInAs("dan", PROGRAM).json());
        var tokens = browser.signInAs("dan", PROGRAM).json();
        var refreshed = clock.later(
                Duration.ofMinutes(11),
                () -> docent.anonymous()
                        .json(Map.of(
                                "refresh_token", tokens.get("refresh_token").asText()))
                        .post("/api/v1/auth/refresh")
                        .json());

        clock.later(
                        Duration.ofMinutes(12),
                        () -> Person.call(docent, refreshed).json(Map.of()).send("DELETE", ME))
                .isProblem(401);
        session.json(Map.of()).send("DELETE", ME).hasStatus(200);
        assertThat(accounts.find("external:server:dan")).isEmpty();
    }

    private Answer link(Person person, Docent.Call session, String user) throws Exception {
        return browser.back(browser.signIn(beginToLink(person, session), user));
    }

    private String beginToLink(Person person, Docent.Call session) {
        var begun = session.json(Map.of("issuer", "server", "password", person.password(), "cookies", false))
                .post(IDENTITIES)
                .hasStatus(200);
        return browser.keep(begun).json().get("url").asText();
    }

    private Docent.Call token(String user) throws Exception {
        var claims = new JWTClaimsSet.Builder()
                .issuer(SERVER.issuer())
                .audience(AuthorizationServer.AUDIENCE)
                .subject(user)
                .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(10))));
        var text = ExternalUser.signed(
                JWSAlgorithm.RS256, SERVER.key().getKeyID(), new RSASSASigner(SERVER.key()), claims);
        return docent.anonymous().header("Authorization", "Bearer " + text);
    }

    private static void assertReason(Answer refused, String reason) {
        assertThat(refused.json().at("/details/reason").asText()).isEqualTo(reason);
    }
}

package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.docent.api.access.Account;
import dev.docent.api.access.Accounts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.FileSystemUtils;

/** Tokens of a real authorization server, and of an issuer that shares a secret. */
@ServiceTest
@TestPropertySource(
        properties = {"docent.data=target/external-tokens/data", "docent.certs=target/external-tokens/certs"})
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class ExternalTokensTest {

    private static final AuthorizationServer SERVER = new AuthorizationServer();
    private static final String BASES = "/api/v1/knowledge-bases";
    private static final String LEGACY = "legacy_auth";
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    static {
        FileSystemUtils.deleteRecursively(Path.of("target/external-tokens").toFile());
    }

    @Autowired
    Docent docent;

    @Autowired
    MovableClock clock;

    @Autowired
    Accounts accounts;

    @DynamicPropertySource
    static void issuers(DynamicPropertyRegistry settings) {
        var server = "docent.access.issuers.server.";
        settings.add(server + "issuer", SERVER::issuer);
        settings.add(server + "audience", () -> AuthorizationServer.AUDIENCE);
        settings.add(server + "discovery", () -> "true");
        settings.add(server + "user-claims", () -> "user_id,sub");
        var legacy = "docent.access.issuers.legacy.";
        settings.add(legacy + "issuer", () -> LEGACY);
        settings.add(legacy + "shared-secret", () -> ExternalUser.SECRET);
    }

    @AfterAll
    static void stopServer() {
        SERVER.close();
    }

    @Test
    void acceptsTokensOfAnAuthorizationServer() throws Exception {
        bearer(SERVER.accessToken()).get(BASES).hasStatus(200);

        assertThat(accounts.find("external:server:" + AuthorizationServer.CLIENT))
                .isPresent();
    }

    /** Tokens of predecessors have {@code user_id}, {@code exp} and {@code iss}, and nothing else. */
    @Test
    void needsNoAudienceFromAnIssuerThatSharesASecret() {
        var claims = ExternalUser.claims("ann", LIFETIME).issuer(LEGACY).audience((String) null);

        bearer(ExternalUser.token(claims)).get(BASES).hasStatus(200);

        assertThat(accounts.find("external:legacy:ann")).isPresent();
        var elsewhere = bearer(ExternalUser.token(claims.audience("elsewhere")));
        assertThat(detail(elsewhere.get(BASES).isProblem(401))).contains("(aud)");
    }

    @Test
    void givesEachUserAnAccount() {
        var token = ExternalUser.named(docent, "ann");
        token.json(Map.of("name", "of ann")).post(BASES).hasStatus(201);

        assertThat(ExternalUser.named(docent, "ann").get(BASES).text()).contains("of ann");
        assertThat(ExternalUser.named(docent, "bob").get(BASES).hasStatus(200).text())
                .doesNotContain("of ann");
        assertThat(docent.tenant("ann").get(BASES).text()).doesNotContain("of ann");
    }

    @Test
    void keepsUsersOfTwoIssuersApart() throws Exception {
        ExternalUser.named(docent, "carol")
                .json(Map.of("name", "of carol"))
                .post(BASES)
                .hasStatus(201);

        var other = bearer(ofServer(serverClaims().claim("user_id", "carol")));

        assertThat(other.get(BASES).hasStatus(200).text()).doesNotContain("of carol");
    }

    @Test
    void keepsTenantsOfTheMasterKeyApart() {
        ExternalUser.named(docent, "dora").get(BASES).hasStatus(200);

        var refused = docent.master()
                .json(Map.of("user_id", Account.EXTERNAL + "yral:dora"))
                .post("/get_temp_api_key")
                .isProblem(400);

        assertThat(refused.json().at("/details/user_id").asText()).contains("external:");
        docent.master()
                .json(Map.of("name", "of dora", "user_id", Account.EXTERNAL + "yral:dora"))
                .post("/api/v1/keys")
                .isProblem(400);
        var login = Map.of(
                "email", "dora@example.com",
                "password", "correct horse battery staple",
                "display_name", "Dora",
                "user_id", Account.EXTERNAL + "yral:dora");
        docent.master().json(login).post("/api/v1/auth/register").isProblem(400);
    }

    @Test
    void takesTheUserFromTheFirstClaim() throws Exception {
        bearer(ofServer(serverClaims().subject("by sub"))).get(BASES).hasStatus(200);
        bearer(ofServer(serverClaims().subject("by sub").claim("user_id", 4711)))
                .get(BASES)
                .hasStatus(200);

        assertThat(accounts.find("external:server:by sub")).isPresent();
        assertThat(accounts.find("external:server:4711")).isPresent();
    }

    @Test
    void limitsTokensToTheScopesOfTheirIssuer() {
        ExternalUser.named(docent, "ed").get("/api/v1/keys").isProblem(403);
        ExternalUser.named(docent, "ed").get("/api/v1/admin/usage").isProblem(403);
    }

    @Test
    void endsWhatHangsOnATokenWithIt() {
        var token = ExternalUser.named(docent, "fay");
        var chat = token.post("/start_chat").hasStatus(200).json();
        var call = docent.anonymous()
                .header("Authorization", chat.get("jwt_token").asText())
                .json(Map.of("query", "Still there?"));

        assertThat(chat.get("expires_in").asLong()).isBetween(600L, 660L);
        call.post("/chat").hasStatus(200);
        clock.later(LIFETIME.plusMinutes(2), () -> call.post("/chat")).isProblem(401);
        var late = clock.later(LIFETIME.plusMinutes(2), () -> token.get(BASES)).isProblem(401);
        assertThat(detail(late)).isEqualTo("The token has expired");
    }

    @Test
    void refusesSuspendedAccounts() {
        var token = ExternalUser.named(docent, "gus");
        token.get(BASES).hasStatus(200);
        var chat = docent.anonymous()
                .header(
                        "Authorization",
                        token.post("/start_chat").json().get("jwt_token").asText())
                .json(Map.of("query", "Still there?"));
        var account = accounts.find("external:yral:gus").orElseThrow();

        var suspended = accounts.suspend(account, true);

        assertThat(detail(token.get(BASES).isProblem(401))).contains("suspended");
        chat.post("/chat").isProblem(401);
        accounts.suspend(suspended, false);
        token.get(BASES).hasStatus(200);
    }

    @Test
    void replaysAnswersToARenewedToken() {
        var body = Map.of("name", "once");
        var first = ExternalUser.named(docent, "hal").header("Idempotency-Key", "once");
        var renewed = docent.anonymous()
                .header("Authorization", ExternalUser.token(ExternalUser.claims("hal", LIFETIME.plusMinutes(3))))
                .header("Idempotency-Key", "once");

        var id = first.json(body).post(BASES).hasStatus(201).json().get("id");

        assertThat(renewed.json(body).post(BASES).hasStatus(201).json().get("id"))
                .isEqualTo(id);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongTokens")
    void refusesWrongTokens(String kind, String token, String reason, CapturedOutput output) {
        var refused = bearer(token).get(BASES).isProblem(401);

        assertThat(detail(refused)).contains(reason);
        assertThat(refused.header("WWW-Authenticate")).contains("invalid_token");
        assertThat(refused.text()).doesNotContain(token).doesNotContain("a-wrong-value");
        assertThat(output.getAll()).doesNotContain(token).doesNotContain("a-wrong-value");
    }

    static Stream<Arguments> wrongTokens() throws Exception {
        var key = SERVER.key();
        var signer = new RSASSASigner(key);
        var other = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
        var publicKey = key.toRSAPublicKey().getEncoded();
        var pem = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        var good = ofServer(serverClaims());
        var tampered = good.substring(0, good.lastIndexOf('.') - 2) + "AA" + good.substring(good.lastIndexOf('.'));
        return Stream.of(
                Arguments.of("unknown issuer", ofServer(serverClaims().issuer("a-wrong-value")), "(iss)"),
                Arguments.of(
                        "issuer of the other key", ofServer(serverClaims().issuer(ExternalUser.ISSUER)), "not signed"),
                Arguments.of("no issuer", ofServer(serverClaims().issuer(null)), "not valid"),
                Arguments.of("our issuer", ofServer(serverClaims().issuer("docent")), "not valid"),
                Arguments.of("another audience", ofServer(serverClaims().audience("a-wrong-value")), "(aud)"),
                Arguments.of("no audience", ofServer(serverClaims().audience((String) null)), "(aud)"),
                Arguments.of("expired", ofServer(serverClaims().expirationTime(in(-3))), "expired"),
                Arguments.of("no expiration", ofServer(serverClaims().expirationTime(null)), "(exp)"),
                Arguments.of("not valid yet", ofServer(serverClaims().notBeforeTime(in(3))), "(nbf)"),
                Arguments.of("no user", ofServer(serverClaims().subject(null)), "names no user"),
                Arguments.of("an object as user", ofServer(serverClaims().claim("user_id", Map.of())), "names no user"),
                Arguments.of("a blank user", ofServer(serverClaims().claim("user_id", " ")), "names no user"),
                Arguments.of(
                        "a long user", ofServer(serverClaims().claim("user_id", "x".repeat(256))), "names no user"),
                Arguments.of("a user of two lines", ofServer(serverClaims().claim("user_id", "a\nb")), "names no user"),
                Arguments.of("not signed", new PlainJWT(serverClaims().build()).serialize(), "not signed"),
                Arguments.of("tampered", tampered, "not"),
                Arguments.of(
                        "another key of the same id",
                        ExternalUser.signed(
                                JWSAlgorithm.RS256, key.getKeyID(), new RSASSASigner(other), serverClaims()),
                        "not signed"),
                Arguments.of(
                        "the public key as a secret",
                        ExternalUser.signed(
                                JWSAlgorithm.HS256, key.getKeyID(), new MACSigner(publicKey), serverClaims()),
                        "not signed"),
                Arguments.of(
                        "the public key in text as a secret",
                        ExternalUser.signed(JWSAlgorithm.HS256, key.getKeyID(), new MACSigner(pem), serverClaims()),
                        "not signed"),
                Arguments.of(
                        "an algorithm that is not the issuer's",
                        ExternalUser.signed(JWSAlgorithm.RS512, key.getKeyID(), signer, serverClaims()),
                        "not signed"),
                Arguments.of(
                        "another length of the shared secret's algorithm",
                        ExternalUser.signed(
                                JWSAlgorithm.HS384,
                                null,
                                new MACSigner(ExternalUser.SECRET + ExternalUser.SECRET),
                                ExternalUser.claims("ann", LIFETIME)),
                        "not signed"),
                Arguments.of(
                        "huge",
                        ofServer(serverClaims().claim("more", "x".repeat(4500)).audience("a-wrong-value")),
                        "(aud)"));
    }

    @Test
    void readsTheKeysOfAnIssuerRarelyWhateverTokensAskFor() throws Exception {
        bearer(SERVER.accessToken()).get(BASES).hasStatus(200);
        var before = SERVER.readsOfKeys();
        var tokens = IntStream.range(0, 50).mapToObj(each -> {
            try {
                return ExternalUser.signed(
                        JWSAlgorithm.RS256, "unknown " + each, new RSASSASigner(SERVER.key()), serverClaims());
            } catch (Exception invalid) {
                throw new IllegalStateException(invalid);
            }
        });

        tokens.forEach(token -> bearer(token).get(BASES).isProblem(401));

        assertThat(SERVER.readsOfKeys() - before).isLessThanOrEqualTo(4);
        bearer(SERVER.accessToken()).get(BASES).hasStatus(200);
    }

    private Docent.Call bearer(String token) {
        return docent.anonymous().header("Authorization", "Bearer " + token);
    }

    private static String ofServer(JWTClaimsSet.Builder claims) throws Exception {
        return ExternalUser.signed(JWSAlgorithm.RS256, SERVER.key().getKeyID(), new RSASSASigner(SERVER.key()), claims);
    }

    private static JWTClaimsSet.Builder serverClaims() {
        return new JWTClaimsSet.Builder()
                .issuer(SERVER.issuer())
                .audience(List.of("something else", AuthorizationServer.AUDIENCE))
                .subject("someone")
                .expirationTime(in(10));
    }

    private static Date in(int minutes) {
        return Date.from(Instant.now().plus(Duration.ofMinutes(minutes)));
    }

    private static String detail(Answer refused) {
        return refused.json().get("detail").asText();
    }
}

package dev.docent.api.service;

import static dev.docent.api.service.SoftwareAuthenticator.changed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** People who sign in with passkeys, by an authenticator in software. */
@ServiceTest
class PasskeysTest {

    private static final String PASSKEYS = "/api/v1/auth/passkeys";
    private static final String ASSERTION = PASSKEYS + "/assertion";
    private static final String ME = "/api/v1/me";

    /** That of the settings, which name no address, and a free port. */
    private static final String ORIGIN = "http://localhost:0";

    @Autowired
    Docent docent;

    @Autowired
    MovableClock clock;

    Person person;
    Docent.Call session;
    SoftwareAuthenticator device;
    JsonNode passkey;

    @BeforeEach
    void registersAPasskey() throws Exception {
        person = Person.registered(docent, "passkeys " + System.nanoTime());
        session = person.session();
        device = device();
        passkey = register(device).hasStatus(201).json();
    }

    @Test
    void signsInWithoutAPassword() throws Exception {
        var tokens = signIn(device.get(options())).hasStatus(200);

        assertThat(tokens.header("Cache-Control")).contains("no-store");
        var signedIn = Person.call(docent, tokens.json());
        assertThat(signedIn.get(ME).hasStatus(200).json().get("email").asText()).isEqualTo(person.email());
        var known = signedIn.get(PASSKEYS).hasStatus(200).json().at("/items/0");
        assertThat(known.get("last_used_at").isNull()).isFalse();
        assertThat(known.get("user_verified").asBoolean()).isTrue();
        assertThat(signedIn.get("/api/v1/me/audit?action=sign_in").text()).contains("\"done\"");
        signIn(device.get(options())).hasStatus(200);
    }

    @Test
    void givesPagesCookies() throws Exception {
        var answer = docent.anonymous()
                .json(Map.of("credential", device.get(options()), "cookies", true))
                .post(ASSERTION)
                .hasStatus(200);

        assertThat(answer.json().has("access_token")).isFalse();
        assertThat(answer.response().headers().allValues("Set-Cookie")).hasSize(2);
    }

    @Test
    void asksForAFreshProof() throws Exception {
        session.json(Map.of("password", "wrong"))
                .post(PASSKEYS + "/registration/options")
                .isProblem(401);
        session.json(Map.of()).post(PASSKEYS + "/registration/options").isProblem(401);
        session.json(Map.of("password", "wrong"))
                .send("DELETE", PASSKEYS + "/" + passkey.get("id").asText())
                .isProblem(401);
        docent.anonymous()
                .json(Map.of("password", person.password()))
                .post(PASSKEYS + "/registration/options")
                .isProblem(401);
    }

    @Test
    void namesTheKeysThatAreKnown() {
        var options = registration();

        assertThat(options.get("excludeCredentials")).hasSize(1);
        assertThat(options.at("/excludeCredentials/0/transports")).hasSize(2);
        assertThat(options.at("/authenticatorSelection/residentKey").asText()).isEqualTo("required");
        assertThat(options.get("attestation").asText()).isEqualTo("none");
        assertThat(options.at("/pubKeyCredParams/0/alg").asInt()).isEqualTo(-7);
    }

    @Test
    void answersAChallengeOnce() throws Exception {
        var options = options();
        signIn(device.get(options)).hasStatus(200);
        signIn(device.get(options)).isProblem(401);
        var begun = registration();
        var other = device();
        register(other.create(begun)).hasStatus(201);
        register(device().create(begun)).isProblem(400);
        var old = options();
        clock.later(Duration.ofMinutes(6), () -> signIn(get(device, old))).isProblem(401);
    }

    @Test
    void keepsChallengesOfPurposesAndPeopleApart() throws Exception {
        signIn(device.get(secondFactor())).isProblem(401);
        var ofRegistration = registration();
        signIn(device.get(withParty(ofRegistration))).isProblem(401);
        var ben = Person.registered(docent, "ben " + System.nanoTime());
        var begun = registration();
        ben.session()
                .json(Map.of("name", "of ben", "credential", device().create(begun)))
                .post(PASSKEYS)
                .isProblem(400);
        register(device().create(withUser(options()))).isProblem(400);
    }

    @Test
    void refusesOtherPagesAndOtherHosts() throws Exception {
        signIn(device.copy().at("https://evil.example").get(options())).isProblem(401);
        var party = new HashMap<String, Object>();
        party.put("challenge", options().get("challenge").asText());
        party.put("rpId", "evil.example");
        signIn(device.copy().at(ORIGIN).get(json(party))).isProblem(401);
        register(device().at("https://evil.example").create(registration())).isProblem(400);
    }

    @Test
    void refusesForgedAnswers() throws Exception {
        var good = device.get(options());
        signIn(changed(good, "signature", "AAAA")).isProblem(401);
        signIn(changed(device.get(options()), "userHandle", "AAAA")).isProblem(401);
        signIn(changed(device.get(options()), "authenticatorData", "AAAA")).isProblem(401);
        signIn(changed(device.get(options()), "clientDataJSON", "AAAA")).isProblem(401);
        signIn(changed(device.get(options()), "clientDataJSON", "A")).isProblem(401);
        signIn(changed(device.get(options()), "clientDataJSON", "e30")).isProblem(401);
        signIn(changed(device.get(options()), "clientDataJSON", "not Base64!")).isProblem(400);
        docent.anonymous().json(Map.of("credential", Map.of())).post(ASSERTION).isProblem(400);
        register(changed(device().create(registration()), "attestationObject", "AAAA"))
                .isProblem(400);
        register(changed(device().create(registration()), "clientDataJSON", "e30"))
                .isProblem(400);
        session.get(ME).hasStatus(200);
    }

    @Test
    void refusesACopyOnceTheCounterShowsIt() throws Exception {
        var copy = device.copy().at(ORIGIN);
        signIn(device.get(options())).hasStatus(200);

        signIn(copy.get(options())).isProblem(401);

        signIn(device.get(options())).hasStatus(200);
    }

    @Test
    void acceptsSynchronizedKeysThatDoNotCount() throws Exception {
        var phone = device().synchronizing();
        var registered = register(phone).hasStatus(201).json();

        assertThat(registered.get("backed_up").asBoolean()).isTrue();
        signIn(phone.get(options())).hasStatus(200);
        signIn(phone.get(options())).hasStatus(200);
    }

    @Test
    void refusesToReplaceThePasswordIfTheDeviceDidNotVerifyThePerson() throws Exception {
        var key = device().withoutVerification();
        assertThat(register(key).hasStatus(201).json().get("user_verified").asBoolean())
                .isFalse();

        signIn(key.get(options())).isProblem(401);

        assertThat(withPassword(person, key.get(secondFactor())).status()).isEqualTo(200);
    }

    @Test
    void isASecondFactorOfWhoHasOne() throws Exception {
        var secret = session.json(Map.of("password", person.password()))
                .post("/api/v1/auth/mfa")
                .json()
                .get("secret")
                .asText();
        session.json(Map.of("code", Person.code(secret, Instant.now())))
                .post("/api/v1/auth/mfa/confirm")
                .hasStatus(204);

        var refused = person.signIn().isProblem(401);

        assertThat(refused.json().at("/details/mfa_required").asBoolean()).isTrue();
        assertThat(refused.json().at("/details/passkey").asBoolean()).isTrue();
        withPassword(person, device.get(secondFactor())).hasStatus(200);
        withPassword(person, device.get(options())).isProblem(401);
        withPassword(person, device().get(secondFactor())).isProblem(401);
        withPassword(new Person(docent, person.email(), "wrong"), device.get(secondFactor()))
                .isProblem(401);
        for (var guess = 0; guess < 12; guess++) {
            docent.anonymous()
                    .json(Map.of("email", person.email(), "password", "guess " + guess))
                    .post(Person.LOGIN)
                    .isProblem(401);
        }
        withPassword(person, device.get(secondFactor())).hasStatus(200);
    }

    @Test
    void isNoFactorOfSomebodyElse() throws Exception {
        var ben = Person.registered(docent, "ben " + System.nanoTime());

        withPassword(ben, device.get(secondFactor())).isProblem(401);
        ben.session().get(PASSKEYS + "/" + passkey.get("id").asText()).isProblem(405);
        ben.session()
                .json(Map.of("name", "mine"))
                .patch(PASSKEYS + "/" + passkey.get("id").asText())
                .isProblem(404);
        ben.session()
                .json(Map.of("password", ben.password()))
                .send("DELETE", PASSKEYS + "/" + passkey.get("id").asText())
                .isProblem(404);
    }

    @Test
    void isRenamedAndDeleted() throws Exception {
        var path = PASSKEYS + "/" + passkey.get("id").asText();
        session.json(Map.of("name", "My phone")).patch(path).hasStatus(200);
        assertThat(session.get(PASSKEYS).text()).contains("My phone");

        session.json(Map.of("password", person.password())).send("DELETE", path).hasStatus(204);

        signIn(device.get(options())).isProblem(401);
        assertThat(session.get(PASSKEYS).json().get("total").asInt()).isZero();
        register(device).hasStatus(201);
    }

    @Test
    void belongsToTheAccount() throws Exception {
        assertThat(entries(session.get("/api/v1/me/export").hasStatus(200).bytes()))
                .contains("passkeys.json");
        var account = session.get(ME).json().get("id").asText();
        docent.master()
                .json(Map.of("suspended", true))
                .patch("/api/v1/admin/accounts/" + account)
                .hasStatus(200);
        signIn(device.get(options())).isProblem(403);
        docent.master()
                .json(Map.of("suspended", false))
                .patch("/api/v1/admin/accounts/" + account)
                .hasStatus(200);
        var receipt = person.session()
                .json(Map.of("password", person.password()))
                .send("DELETE", ME)
                .hasStatus(200);

        assertThat(receipt.json().at("/deleted/passkeys").asInt()).isEqualTo(1);
        signIn(device.get(options())).isProblem(401);
    }

    private SoftwareAuthenticator device() throws Exception {
        return new SoftwareAuthenticator().at(ORIGIN);
    }

    private JsonNode registration() {
        return session.json(Map.of("password", person.password()))
                .post(PASSKEYS + "/registration/options")
                .hasStatus(200)
                .json();
    }

    private JsonNode options() {
        return docent.anonymous().post(ASSERTION + "/options").hasStatus(200).json();
    }

    private JsonNode secondFactor() {
        return docent.anonymous()
                .json(Map.of("second_factor", true))
                .post(ASSERTION + "/options")
                .hasStatus(200)
                .json();
    }

    private Answer register(SoftwareAuthenticator authenticator) throws Exception {
        return register(authenticator.create(registration()));
    }

    private Answer register(Map<String, Object> credential) {
        return session.json(Map.of("name", "Phone", "credential", credential)).post(PASSKEYS);
    }

    private Answer signIn(Map<String, Object> assertion) {
        return docent.anonymous().json(Map.of("credential", assertion)).post(ASSERTION);
    }

    private Answer withPassword(Person who, Map<String, Object> assertion) {
        return docent.anonymous()
                .json(Map.of("email", who.email(), "password", who.password(), "passkey", assertion))
                .post(Person.LOGIN);
    }

    private static Map<String, Object> get(SoftwareAuthenticator device, JsonNode options) {
        try {
            return device.get(options);
        } catch (java.security.GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    private static JsonNode withParty(JsonNode registration) {
        return json(Map.of(
                "challenge",
                registration.get("challenge").asText(),
                "rpId",
                registration.at("/rp/id").asText()));
    }

    private static JsonNode withUser(JsonNode assertion) {
        return json(Map.of(
                "challenge",
                assertion.get("challenge").asText(),
                "rp",
                Map.of("id", assertion.get("rpId").asText()),
                "user",
                Map.of("id", "AAAA")));
    }

    private static JsonNode json(Map<String, Object> value) {
        return new com.fasterxml.jackson.databind.ObjectMapper().valueToTree(value);
    }

    private static String entries(byte[] zip) throws Exception {
        var names = new StringBuilder();
        try (var files = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                names.append(entry.getName()).append('\n');
            }
        }
        return names.toString();
    }
}

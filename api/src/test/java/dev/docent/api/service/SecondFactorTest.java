package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Second factors of people who sign in. */
@ServiceTest
class SecondFactorTest {

    private static final String MFA = "/api/v1/auth/mfa";

    @Autowired
    Docent docent;

    @Autowired
    MovableClock clock;

    @Autowired
    MeterRegistry meters;

    Person person;
    Docent.Call session;
    JsonNode enrolled;
    String secret = "";

    @BeforeEach
    void enrolsSomeone() {
        person = Person.registered(docent, "factor " + System.nanoTime());
        session = person.session();
        enrolled = session.json(Map.of("password", person.password()))
                .post(MFA)
                .hasStatus(200)
                .json();
        secret = enrolled.get("secret").asText();
    }

    @Test
    void isShownOnceAsUriAndImage() throws IOException {
        assertThat(enrolled.get("otpauth_uri").asText())
                .startsWith("otpauth://totp/Docent")
                .contains("secret=" + secret, "issuer=Docent");
        var png = enrolled.get("qr_code").asText().replace("data:image/png;base64,", "");
        assertThat(ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png)))
                        .getWidth())
                .isEqualTo(256);
        assertThat(enrolled.get("recovery_codes")).hasSize(10);
        session.json(Map.of("password", "wrong")).post(MFA).isProblem(401);
        session.json(Map.of()).post(MFA).isProblem(401);
    }

    @Test
    void countsOnceItIsConfirmed() {
        person.signIn().hasStatus(200);
        session.json(Map.of("code", "000000")).post(MFA + "/confirm").isProblem(400);
        confirm();

        var refused = person.signIn().isProblem(401);

        assertThat(refused.json().at("/details/mfa_required").asBoolean()).isTrue();
        session.json(Map.of("password", person.password())).post(MFA).isProblem(409);
        clock.later(Duration.ofSeconds(60), () -> person.signIn(code(60))).hasStatus(200);
    }

    @Test
    void acceptsACodeOnce() {
        confirm();

        clock.later(Duration.ofSeconds(60), () -> person.signIn(code(60))).hasStatus(200);
        clock.later(Duration.ofSeconds(60), () -> person.signIn(code(60))).isProblem(401);
        clock.later(Duration.ofSeconds(60), () -> person.signIn(code(0))).isProblem(401);
        clock.later(Duration.ofSeconds(120), () -> person.signIn(code(120))).hasStatus(200);
        person.signIn("123 456").isProblem(401);
    }

    @Test
    void isReplacedByEachRecoveryCodeOnce() {
        confirm();
        var recovery = enrolled.at("/recovery_codes/0").asText();

        person.signIn(recovery).hasStatus(200);
        person.signIn(recovery).isProblem(401);
        person.signIn(enrolled.at("/recovery_codes/1").asText().toLowerCase(java.util.Locale.ROOT))
                .hasStatus(200);
    }

    /** After some thirty, no password is hashed until one is refilled, or the test would take half an hour. */
    @Test
    void letsTheOwnerInWhileSomeoneGuessesTenThousandTimes() throws Exception {
        confirm();
        var before = hashed();
        var guess = docent.anonymous().json(Map.of("email", person.email(), "password", "a wrong password"));
        List<Callable<Integer>> guessers = Collections.nCopies(8, () -> {
            var refused = 0;
            for (var time = 0; time < 1250; time++) {
                refused += guess.post(Person.LOGIN).status() == 401 ? 1 : 0;
            }
            return refused;
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(guessers))
                    .extracting(Future::resultNow)
                    .containsOnly(1250);
        }
        assertThat(hashed() - before).isBetween(10L, 200L);

        var locked = person.signIn().isProblem(401);
        assertThat(locked.json().at("/details/mfa_required").isMissingNode())
                .as("the right password is not confirmed during the lock")
                .isTrue();
        clock.later(Duration.ofSeconds(60), () -> person.signIn(code(60))).hasStatus(200);
    }

    @Test
    void isLockedAgainstGuessedCodesOnlyByWhoKnowsThePassword() {
        confirm();
        for (var guess = 0; guess < 12; guess++) {
            docent.anonymous()
                    .json(Map.of("email", person.email(), "password", "wrong", "code", "00000" + guess % 10))
                    .post(Person.LOGIN)
                    .isProblem(401);
        }
        clock.later(Duration.ofSeconds(60), () -> person.signIn(code(60))).hasStatus(200);
        for (var guess = 0; guess < 12; guess++) {
            person.signIn("00000" + guess % 10).isProblem(401);
        }

        var recovery = enrolled.at("/recovery_codes/0").asText();
        person.signIn(recovery).isProblem(401);
        clock.later(Duration.ofMinutes(70), () -> person.signIn(recovery)).hasStatus(200);
    }

    @Test
    void isDeletedWithThePasswordOrACode() {
        confirm();
        session.json(Map.of("code", "000000")).send("DELETE", MFA).isProblem(401);
        session.json(Map.of("password", person.password())).send("DELETE", MFA).hasStatus(204);

        person.signIn().hasStatus(200);
    }

    private long hashed() {
        return meters.get("docent.account.passwords").timer().count();
    }

    private void confirm() {
        session.json(Map.of("code", code(0))).post(MFA + "/confirm").hasStatus(204);
    }

    private String code(int secondsAhead) {
        return Person.code(secret, Instant.now().plusSeconds(secondsAhead));
    }
}

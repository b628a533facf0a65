package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.docent.api.DocentApplication;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** Mail about accounts, where everybody may register. */
@SpringBootTest(
        classes = DocentApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        useMainMethod = UseMainMethod.ALWAYS,
        properties = {
            "server.ssl.enabled=false",
            "docent.data=target/account-mails/data",
            "docent.certs=target/account-mails/certs",
            "docent.access.master-key=" + Docent.MASTER_KEY,
            "docent.access.jwt-secret-key=" + Docent.JWT_SECRET,
            "docent.sample=classpath:first-sample.txt",
            "docent.server.public-url=https://docent.example/",
            "docent.accounts.registration=open",
            "docent.mail.host=localhost",
            "docent.mail.from=docent@example.com",
            "docent.mail.start-tls=false"
        })
@Import({Docent.class, MovableClock.class})
@DirtiesContext
class AccountMailsTest {

    private static final String AUTH = "/api/v1/auth/";
    private static final String PASSWORD = "copper lantern above 47 rocks";
    private static final String NEW_PASSWORD = "violet anchor 58 in fog";
    private static final Pattern TOKEN = Pattern.compile("\\?token=(dt_[A-Za-z0-9_-]{43})\\s");
    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));

    static {
        FileSystemUtils.deleteRecursively(Path.of("target/account-mails").toFile());
    }

    @Autowired
    Docent docent;

    @Autowired
    MovableClock clock;

    @Autowired
    MeterRegistry meters;

    String email = "";

    @DynamicPropertySource
    static void startTheServer(DynamicPropertyRegistry settings) {
        SERVER.start();
        settings.add("docent.mail.port", () -> SERVER.getSmtp().getPort());
    }

    @AfterAll
    static void stopTheServer() {
        SERVER.stop();
    }

    @BeforeEach
    void chooseAnAddress() throws Exception {
        SERVER.purgeEmailFromAllMailboxes();
        email = "anna" + System.nanoTime() + "@example.com";
    }

    @Test
    void verifiesAddresses() {
        register().hasStatus(202);
        var mail = mail(1);
        login(PASSWORD).isProblem(401);

        assertThat(textOf(mail)).contains("https://docent.example/#/verify-email?token=", "within a day");
        post("email/verify", Map.of("token", tokenOf(mail) + "x")).isProblem(400);
        clock.later(Duration.ofDays(1), () -> post("email/verify", Map.of("token", tokenOf(mail))))
                .isProblem(400);
        reset(tokenOf(mail)).isProblem(400);
        post("email/verify", Map.of("token", tokenOf(mail))).hasStatus(204);
        post("email/verify", Map.of("token", tokenOf(mail))).isProblem(400);
        login(PASSWORD).hasStatus(200);
    }

    @Test
    void resetsPasswordsAndEndsAllSessions() {
        register().hasStatus(202);
        post("email/verify", Map.of("token", tokenOf(mail(1)))).hasStatus(204);
        var session = Person.call(docent, login(PASSWORD).hasStatus(200).json());

        var known = forgot(email, "de-DE,de;q=0.9");
        var unknown = forgot("nobody" + email, "de");

        assertThat(known.hasStatus(202).text())
                .isEqualTo(unknown.hasStatus(202).text())
                .isEmpty();
        var mail = mail(2);
        assertThat(textOf(mail)).contains("https://docent.example/#/reset-password?token=", "innerhalb einer Stunde");
        assertThat(subjectOf(mail)).isEqualTo("Neues Passwort wählen");
        clock.later(Duration.ofHours(1), () -> reset(tokenOf(mail))).isProblem(400);
        reset(tokenOf(mail)).hasStatus(204);
        reset(tokenOf(mail)).isProblem(400);
        session.get("/api/v1/me").isProblem(401);
        login(PASSWORD).isProblem(401);
        login(NEW_PASSWORD).hasStatus(200);
        assertThat(SERVER.getReceivedMessages()).hasSize(2);
    }

    @Test
    void doesNotRevealThatAnAddressHasALogin() {
        var unknown = register().hasStatus(202).text();
        mail(1);
        var known = register().hasStatus(202).text();

        assertThat(known).isEqualTo(unknown);
        var mail = mail(2);
        assertThat(subjectOf(mail)).isEqualTo("You are registered already");
        reset(tokenOf(mail)).hasStatus(204);
        login(PASSWORD).isProblem(401);
        login(NEW_PASSWORD).hasStatus(200);
    }

    @Test
    void answersTheMasterKeyAtOnce() {
        docent.master().json(person()).post(AUTH + "register").hasStatus(201);
        docent.master().json(person()).post(AUTH + "register").isProblem(409);
        post("email/verify", Map.of("token", tokenOf(mail(1)))).hasStatus(204);
        login(PASSWORD).hasStatus(200);
    }

    @Test
    void sendsAnAddressFiveMailsAnHour() {
        var limited = count("limited");
        register().hasStatus(202);
        mail(1);
        for (var more = 0; more < 5; more++) {
            forgot(email, "en").hasStatus(202);
        }

        await().until(() -> count("limited") == limited + 1);
        mail(5);
        assertThat(SERVER.getReceivedMessages()).hasSize(5);
    }

    @Test
    void answersAlikeIfAMailCannotBeSent() {
        var failed = count("failed");
        email = "two..dots@example.com";

        register().hasStatus(202);
        await().until(() -> count("failed") == failed + 1);
        forgot(email, "en").hasStatus(202);
        await().until(() -> count("failed") == failed + 2);

        assertThat(SERVER.getReceivedMessages()).isEmpty();
    }

    private double count(String outcome) {
        var counter =
                meters.find("docent.account.mails").tag("outcome", outcome).counter();
        return counter == null ? 0 : counter.count();
    }

    private Map<String, Object> person() {
        return Map.of("email", email, "password", PASSWORD, "display_name", "Anna");
    }

    private Answer register() {
        return post("register", person());
    }

    private Answer login(String password) {
        return post("login", Map.of("email", email, "password", password));
    }

    private Answer reset(String token) {
        return post("password/reset", Map.of("token", token, "password", NEW_PASSWORD));
    }

    private Answer forgot(String address, String language) {
        return docent.anonymous()
                .header("Accept-Language", language)
                .json(Map.of("email", address))
                .post(AUTH + "password/forgot");
    }

    private Answer post(String path, Map<String, Object> body) {
        return docent.anonymous().json(body).post(AUTH + path);
    }

    /** {@return the mail with this number, from 1, once it has arrived} */
    private static MimeMessage mail(int number) {
        await().until(() -> SERVER.getReceivedMessages().length >= number);
        return SERVER.getReceivedMessages()[number - 1];
    }

    private static String tokenOf(MimeMessage mail) {
        var found = TOKEN.matcher(textOf(mail));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String subjectOf(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String textOf(MimeMessage mail) {
        try {
            return String.valueOf(mail.getContent());
        } catch (IOException | MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }
}

package dev.docent.api.running.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.docent.api.running.RunningDocent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The way of the first person from the printed link to an account. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstVisitPageIT {

    private static final Pattern LINK = Pattern.compile("https://localhost:\\d+/(#start=\\S+)");

    @TempDir
    private static Path folder;

    private Installation installation;
    private Person anna;

    @BeforeAll
    void starts() {
        installation = new Installation(folder, Map.of());
        anna = installation.stranger("en-US", 1280);
    }

    @AfterAll
    void stops() {
        if (installation != null) {
            installation.close();
        }
    }

    @Test
    @Order(1)
    void answersAQuestionBeforeAnybodyRegistersAndShowsTheSentenceOnItsPage() throws IOException {
        awaitSample();
        anna.open(linkOfTheStart());

        anna.button("What is Docent?").click();

        var source = anna.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Source"));
        anna.page().locator(".citations a").first().click();
        assertThat(source).containsText("docent-in-brief.pdf");
        assertThat(source.locator(".boxes rect").first()).isAttached();
        assertThat(source.locator(".page-bar")).containsText(Pattern.compile("Page \\d of 4"));
        assertThat(anna.page().url()).doesNotContain("#start=");
        anna.isAccessible();
        anna.page().keyboard().press("Escape");
        assertThat(source).isHidden();
    }

    @Test
    @Order(2)
    void keepsWhatTheVisitorDidWhenThePersonRegisters() {
        anna.link("Make this yours").click();
        anna.field("Your name").fill("Anna");
        anna.field("E-mail address").fill("anna@example.com");
        anna.field("Password").fill(Person.PASSWORD);
        anna.isAccessible();
        anna.button("Register").click();

        assertThat(anna.page().getByText("Signed in as Anna")).isVisible();
        assertThat(anna.page().locator("conversation-list li")).hasCount(1);
        assertThat(anna.link("Administration")).isVisible();
        assertThat(anna.browser().cookies().stream().filter(cookie -> cookie.httpOnly && cookie.secure))
                .hasSize(2);
        assertThat(anna.page()
                        .evaluate("document.cookie + Object.values(localStorage) + Object.values(sessionStorage)")
                        .toString())
                .doesNotContain("eyJ");
    }

    @Test
    @Order(3)
    void refusesTheLinkOnceSomebodyHasRegistered() throws IOException {
        try (var other = installation.stranger("de-DE", 1280)) {
            other.open(linkOfTheStart());

            assertThat(other.page().getByRole(AriaRole.ALERT)).containsText("abgelaufen");
            assertThat(other.button("Anmelden")).isVisible();
        }
    }

    @Test
    @Order(4)
    void signsOutAndInAgain() {
        anna.button("Sign out").click();

        assertThat(anna.button("Sign in")).isVisible();
        anna.isAccessible();
        anna.page().reload();
        anna.field("E-mail address").fill("anna@example.com");
        anna.field("Password").fill("something else 7");
        anna.button("Sign in").click();
        assertThat(anna.page().getByRole(AriaRole.ALERT)).containsText("wrong");
        anna.field("Password").fill(Person.PASSWORD);
        anna.button("Sign in").click();
        assertThat(anna.page().getByText("Signed in as Anna")).isVisible();
        anna.complainsOfNothing();
    }

    private static String linkOfTheStart() throws IOException {
        var link = LINK.matcher(Files.readString(RunningDocent.output(folder)));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private void awaitSample() {
        Awaitility.await("the sample document")
                .until(() -> installation
                        .docent()
                        .client()
                        .post()
                        .uri("/query")
                        .header("X-API-Key", installation.docent().masterKey())
                        .header("Content-Type", "application/json")
                        .body(Map.of("query", "Where are records kept?"))
                        .retrieve()
                        .body(JsonNode.class)
                        .get("grounded")
                        .asBoolean());
    }
}

package dev.docent.api.running;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

/** The page in Chromium against the started jar, from the first visit on: one person's way through one installation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageIT {

    private static final String PASSWORD = "copper lantern above 47 rocks";
    private static final Pattern LINK = Pattern.compile("https://localhost:\\d+/#start=\\S+");

    @TempDir
    private static Path folder;

    private final List<String> complaints = new ArrayList<>();
    private Chromium chromium;
    private RunningDocent docent;
    private BrowserContext anna;
    private Page page;

    @BeforeAll
    void starts() throws IOException {
        chromium = Chromium.start();
        docent = RunningDocent.start(folder, Map.of());
        anna = chromium.person("en-US", 1280);
        page = open(anna);
    }

    @AfterAll
    void stops() {
        if (docent != null) {
            docent.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    @Order(1)
    void answersAQuestionBeforeAnybodyRegistersAndShowsTheSentenceOnItsPage() throws IOException {
        awaitSample();
        page.navigate(linkOfTheStart());

        button("What is Docent?").click();

        var source = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Source"));
        page.locator(".citations a").first().click();
        assertThat(source).containsText("docent-in-brief.pdf");
        assertThat(source.locator(".boxes rect").first()).isAttached();
        assertThat(source.getByRole(AriaRole.STATUS).first()).hasText(Pattern.compile("Page \\d of 4"));
        assertThat(page.url()).doesNotContain("start=");
        isAccessible();
        source.press("Escape");
        assertThat(source).isHidden();
    }

    @Test
    @Order(2)
    void keepsWhatTheVisitorDidWhenThePersonRegisters() {
        page.getByText("Make this yours").click();
        page.getByLabel("Your name").fill("Anna");
        page.getByLabel("E-mail address").fill("anna@example.com");
        page.getByLabel("Password").fill(PASSWORD);
        isAccessible();
        button("Register").click();

        assertThat(page.getByText("Signed in as Anna")).isVisible();
        assertThat(page.locator("conversation-list li")).hasCount(1);
        assertThat(anna.cookies().stream().filter(cookie -> cookie.httpOnly && cookie.secure))
                .hasSize(2);
        assertThat(page.evaluate("document.cookie + Object.values(localStorage)")
                        .toString())
                .doesNotContain("eyJ");
    }

    @Test
    @Order(3)
    void refusesTheLinkOnceSomebodyHasRegistered() throws IOException {
        try (var other = chromium.person("de-DE", 1280)) {
            var theirs = open(other);
            theirs.navigate(linkOfTheStart());

            assertThat(theirs.getByRole(AriaRole.ALERT)).containsText("abgelaufen");
            assertThat(theirs.getByRole(AriaRole.BUTTON, named("Anmelden"))).isVisible();
        }
    }

    @Test
    @Order(4)
    void readsFilesAndShowsHostileOnesAsText() {
        page.navigate(docent.address() + "/#/knowledge");
        var hostile =
                "The <img src=x onerror=alert(1)> harbour of Port Ellery was dredged in 1911. <script>alert(2)</script>";
        page.setInputFiles("input[type=file]", new FilePayload[] {
            file("<img src=x onerror=alert(3)>.txt", hostile), file("empty.txt", ""),
        });

        var documents = page.locator(".documents");
        assertThat(documents.getByText("Ready").first()).isVisible();
        assertThat(documents.locator("li").filter(having("empty.txt")))
                .containsText(Pattern.compile("Not accepted|Failed"));
        var row = documents.locator("li").filter(having("onerror=alert(3)"));
        assertThat(row).containsText("Ready", within(60));
        isAccessible();
        row.getByRole(AriaRole.LINK).click();
        assertThat(page.locator(".source-text")).containsText("<script>alert(2)</script>");
    }

    @Test
    @Order(5)
    void citesTextWithTheSentenceLit() {
        page.navigate(docent.address() + "/#/chat");
        page.getByLabel("Your question").fill("When was the harbour of Port Ellery dredged?");
        page.keyboard().press("Enter");

        assertThat(page.locator("message-item").last()).containsText("1911", within(30));
        page.locator(".answer-text .cite").last().click();
        assertThat(page.locator(".source-text mark")).containsText("1911");
        page.reload();
        assertThat(page.locator(".source-text mark")).containsText("1911");
        assertThat(page.locator("message-item").last()).containsText("1911");
        page.getByRole(AriaRole.BUTTON, named("Good answer")).last().click();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Good answer")).last()).hasAttribute("aria-pressed", "true");
    }

    @Test
    @Order(6)
    void showsWhatComesClosestToARefusedQuestion() {
        page.getByLabel("Your question").fill("Which harbour does the king of Ruritania prefer?");
        button("Ask").click();

        assertThat(page.getByText("What comes closest")).isVisible();
    }

    @Test
    @Order(7)
    void keepsAQuestionThatCouldNotBeSent() {
        anna.setOffline(true);
        page.getByLabel("Your question").fill("Is anybody there?");
        button("Ask").click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("cannot be reached");
        assertThat(page.getByLabel("Your question")).hasValue("Is anybody there?");
        anna.setOffline(false);
        complaints.removeIf(each -> each.contains("ERR_INTERNET_DISCONNECTED"));
    }

    @Test
    @Order(8)
    void worksOnAPhoneAndInGerman() {
        try (var phone = chromium.person("de-DE", 360)) {
            phone.addCookies(anna.cookies());
            var small = open(phone);
            small.navigate(docent.address() + "/");

            assertThat(small.getByText("Was möchten Sie wissen?")).isVisible();
            small.getByRole(AriaRole.BUTTON, named("Menü")).click();
            small.getByText("Dokumente", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(small.locator(".documents li").first()).isVisible();
            assertThat((Boolean) small.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();
        }
    }

    @Test
    @Order(9)
    void endsTheSession() {
        button("Sign out").click();

        assertThat(button("Sign in")).isVisible();
        isAccessible();
        page.reload();
        assertThat(button("Sign in")).isVisible();
        page.getByLabel("E-mail address").fill("anna@example.com");
        page.getByLabel("Password").fill("something else 7");
        button("Sign in").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("wrong");
        page.getByLabel("Password").fill(PASSWORD);
        button("Sign in").click();
        assertThat(page.getByText("Signed in as Anna")).isVisible();
    }

    @Test
    @Order(10)
    void runsNothingThatItsPolicyForbids() {
        assertThat(complaints).isEmpty();
    }

    private Page open(BrowserContext person) {
        var opened = person.newPage();
        opened.onPageError(complaints::add);
        opened.onDialog(dialog -> {
            complaints.add(dialog.message());
            dialog.dismiss();
        });
        opened.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        return opened;
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static LocatorAssertions.ContainsTextOptions within(int seconds) {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(seconds * 1000);
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "text/plain", content.getBytes(StandardCharsets.UTF_8));
    }

    private void isAccessible() {
        var found = new AxeBuilder(page).analyze().getViolations();

        assertThat(found).as(found::toString).isEmpty();
    }

    private static String linkOfTheStart() throws IOException {
        var link = LINK.matcher(Files.readString(RunningDocent.output(folder)));
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private void awaitSample() {
        Awaitility.await("the sample document")
                .until(() -> docent.client()
                        .post()
                        .uri("/query")
                        .header("X-API-Key", docent.masterKey())
                        .header("Content-Type", "application/json")
                        .body(Map.of("query", "Where are records kept?"))
                        .retrieve()
                        .body(JsonNode.class)
                        .get("grounded")
                        .asBoolean());
    }
}

package dev.docent.api.running.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Knowledge bases and documents on the page. */
@ExtendWith(SharedInstallation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnowledgePageIT {

    private static final int MANY = 300;

    private final Installation installation;
    private final Person anna;

    KnowledgePageIT(Installation installation) {
        this.installation = installation;
        this.anna = installation.person("Anna");
        anna.add("quay.txt", "The quay of Port Ellery was built of granite in 1908.");
    }

    @AfterAll
    void leaves() {
        anna.close();
    }

    @Test
    void readsFilesAndShowsHostileOnesAsText() {
        anna.open("#/knowledge");
        var hostile =
                "The <img src=x onerror=alert(1)> harbour of Port Ellery was dredged in 1911. <script>alert(2)</script>";
        choose(file("<img src=x onerror=alert(3)>.txt", hostile), file("empty.txt", ""));

        assertThat(row("empty.txt")).containsText(Pattern.compile("Not accepted|Failed"));
        assertThat(row("onerror=alert(3)")).containsText("Ready", within(60));
        anna.isAccessible();
        row("onerror=alert(3)").getByRole(AriaRole.LINK).click();
        assertThat(anna.page().locator(".source-text")).containsText("<script>alert(2)</script>");
        anna.isAccessible();
        anna.button("Details").click();
        assertThat(anna.page().locator("document-details")).containsText("text/plain");
        anna.isAccessible();
        anna.complainsOfNothing();
    }

    @Test
    void saysWhyASearchFoundAPassageAndOpensIt() {
        anna.open("#/knowledge");
        anna.link("Search").click();
        anna.field("Search in these documents").fill("granite quay");
        anna.button("Search").click();

        var hit = anna.page().locator(".hits li").first();
        assertThat(hit).containsText("rank 1 by words");
        anna.isAccessible();
        hit.getByRole(AriaRole.LINK).click();
        assertThat(anna.page().locator(".source-text mark")).containsText("granite");
        anna.button("Passages").click();
        assertThat(anna.page().locator("passage-list li")).containsText("granite");
        anna.isAccessible();
    }

    @Test
    void editsAndDisablesPassages() {
        anna.add("buoy.txt", "The buoy of Port Ellery is painted green.");
        anna.open("#/knowledge");
        row("buoy.txt").getByRole(AriaRole.LINK).click();
        anna.button("Passages").click();
        var passage = anna.page().locator("passage-list li").first();
        anna.button("Edit: passage 1").press("Enter");
        var text = anna.field("Text of passage 1");
        assertThat(text).isFocused();
        text.fill("…");
        anna.button("Save").click();

        assertThat(passage.getByRole(AriaRole.ALERT)).containsText("at least one letter or digit");
        assertThat(text).hasValue("…");
        anna.isAccessible();
        text.fill("The buoy of Port Ellery is painted crimson.");
        anna.button("Save").click();

        assertThat(passage.getByRole(AriaRole.STATUS)).containsText("edited");
        assertThat(passage).containsText("painted crimson");
        assertThat(anna.button("Edit: passage 1")).isFocused();
        anna.isAccessible();
        anna.open("#/chat");
        anna.ask("Which colour is the buoy of Port Ellery painted?");
        assertThat(anna.page().locator("citation-list").first()).containsText("The text of this passage was edited");
        anna.isAccessible();

        anna.open("#/knowledge");
        row("buoy.txt").getByRole(AriaRole.LINK).click();
        anna.button("Passages").click();
        anna.button("Edit: passage 1").click();
        anna.field("Text of passage 1").press("Escape");
        anna.button("Edit: passage 1").click();
        assertThat(passage).containsText("painted green");
        anna.button("Restore the original").click();
        assertThat(passage).containsText("painted green");
        assertThat(passage.getByRole(AriaRole.STATUS)).not().containsText("edited");
        anna.button("Disable: passage 1").click();
        assertThat(passage.getByRole(AriaRole.STATUS)).containsText("disabled");
        anna.isAccessible();
        anna.button("Enable: passage 1").click();
        assertThat(passage.getByRole(AriaRole.STATUS)).not().containsText("disabled");
        anna.complainsOfNothing();
        // The next test adds a document by the API, which the list shows when it is opened.
        anna.open("#/chat");
    }

    @Test
    void readsADocumentAgainAndDeletesIt() {
        anna.add("pilot.txt", "The pilot boat of Port Ellery is named Marigold.");
        anna.open("#/knowledge");
        anna.button("Actions for pilot.txt").click();
        anna.isAccessible();
        anna.button("Read again").click();
        assertThat(row("pilot.txt")).containsText("Ready", within(30));

        anna.button("Actions for pilot.txt").click();
        anna.button("Delete").click();
        anna.inDialog("Delete").click();

        assertThat(row("pilot.txt")).hasCount(0);
    }

    @Test
    void sharesAKnowledgeBaseForReadingUntilSharingEnds() {
        try (var ben = installation.person("Ben")) {
            ben.open("#/account/profile");
            var id = ben.page().getByLabel("Your account id").inputValue();
            anna.open("#/knowledge");
            anna.link("Settings").click();
            anna.field("Account id or group").fill(id);
            anna.button("Share").click();
            assertThat(anna.page().locator("share-part .rows")).containsText("Ben");
            anna.isAccessible();

            ben.open("#/knowledge");
            ben.choice("Knowledge base").selectOption(new SelectOption().setLabel("default (shared by Anna)"));
            assertThat(ben.page().locator(".documents")).containsText("quay.txt");
            assertThat(ben.page().locator("drop-zone")).isHidden();
            anna.button("End sharing").click();
            assertThat(anna.page().locator("share-part .rows li")).hasCount(0);
            ben.page().reload();
            assertThat(ben.page().getByText("does not exist any more")).isVisible();
        }
    }

    @Test
    void movesAKnowledgeBaseByAnArchive(@TempDir Path folder) {
        anna.open("#/knowledge");
        anna.link("Settings").click();
        var archive = folder.resolve("default.zip");
        anna.page().waitForDownload(() -> anna.button("Export").click()).saveAs(archive);

        try (var ben = installation.person("Ben")) {
            ben.open("#/knowledge");
            ben.page().setInputFiles("input[accept*=zip]", archive);
            assertThat(ben.page().locator(".documents")).containsText("quay.txt", within(30));
        }
    }

    @Test
    void takesHundredsOfFilesAtOnce() {
        try (var ben = installation.person("Ben")) {
            ben.open("#/knowledge");
            var files = IntStream.range(0, MANY)
                    .mapToObj(number ->
                            file("log-%03d.txt".formatted(number), "Ship %d entered the harbour.".formatted(number)))
                    .toArray(FilePayload[]::new);
            ben.page().setInputFiles("drop-zone input", files);

            assertThat(ben.page().getByText("Documents: " + MANY))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
            ben.button("Next page").click();
            assertThat(ben.page().getByText("Page 2 of 6")).isVisible();
        }
    }

    @Test
    void createsChangesAndDeletesAKnowledgeBase() {
        try (var ben = installation.person("Ben")) {
            ben.open("#/knowledge");
            ben.button("New knowledge base").click();
            ben.field("Name of the knowledge base").fill("Ledgers");
            ben.button("Create").click();
            assertThat(ben.choice("Knowledge base").locator("option:checked")).hasText("Ledgers");
            ben.link("Settings").click();
            ben.field("Description").fill("Since 1874");
            ben.choice("How readily questions are refused").selectOption("strict");
            ben.button("Save").click();
            assertThat(ben.page().getByText("Saved.")).isVisible();
            ben.isAccessible();
            ben.button("Delete the knowledge base").click();
            ben.inDialog("Delete the knowledge base").click();
            assertThat(ben.choice("Knowledge base").locator("option")).hasCount(1);
        }
    }

    private void choose(FilePayload... files) {
        anna.page().setInputFiles("drop-zone input", files);
    }

    private Locator row(String name) {
        return anna.page().locator(".documents li").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static LocatorAssertions.ContainsTextOptions within(int seconds) {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(seconds * 1000);
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "text/plain", content.getBytes(StandardCharsets.UTF_8));
    }
}

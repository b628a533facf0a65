package dev.docent.api.running.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Conversations on the page: what is asked, answered, changed, shared and deleted. */
@ExtendWith(SharedInstallation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChatPageIT {

    private static final String DREDGED = "When was the harbour of Port Ellery dredged?";

    private final Installation installation;
    private final Person anna;

    ChatPageIT(Installation installation) {
        this.installation = installation;
        this.anna = installation.person("Anna");
        anna.add(
                "harbour.txt",
                "The harbour of Port Ellery was dredged in 1911. Its quay was built of granite in 1908.");
        anna.add("tower.txt", "The tower of Port Ellery is 41 metres high.");
        anna.add("survey.txt", "The tower of Port Ellery is 43 metres high.");
    }

    @AfterAll
    void leaves() {
        anna.close();
    }

    @Test
    void citesTheSentenceInItsTextAlsoAfterAReload() {
        begin(DREDGED, "1911");

        anna.page().locator(".answer-text .cite").last().click();

        assertThat(anna.page().locator(".source-text mark")).containsText("1911");
        anna.isAccessible();
        anna.page().reload();
        assertThat(anna.page().locator(".source-text mark")).containsText("1911");
        assertThat(anna.answer()).containsText("1911");
    }

    @Test
    void keepsBothVersionsOfAnEditedQuestion() {
        begin(DREDGED, "1911");

        anna.button("Edit the question").click();
        anna.page().locator("#edited").fill("What was the quay of Port Ellery built of?");
        anna.page().keyboard().press("Enter");

        assertThat(anna.answer()).containsText("granite");
        assertThat(anna.page().locator("question-item")).containsText("2 of 2");
        anna.button("Previous version").click();
        assertThat(anna.answer()).containsText("1911");
        anna.page().reload();
        assertThat(anna.answer()).containsText("1911");
    }

    @Test
    void opensAMessageThatASearchFoundOnAnotherBranch() {
        begin("In which year was the harbour of Port Ellery dredged?", "1911");
        anna.button("Edit the question").click();
        anna.page().locator("#edited").fill("What was the quay of Port Ellery made of?");
        anna.page().keyboard().press("Enter");
        assertThat(anna.answer()).containsText("granite");
        anna.openChat();

        anna.field("Search conversations").fill("which year was");
        anna.page().locator(".matches a").first().click();

        var found = anna.page().locator("question-item.found");
        assertThat(found).containsText("In which year");
        assertThat(found).containsText("1 of 2");
        assertThat(found).isFocused();
        anna.isAccessible();
        anna.button("Next version").click();
        assertThat(anna.answer()).containsText("granite");
        anna.field("Search conversations").fill("");
    }

    @Test
    void answersAgainAndTakesFeedbackWithItsReason() {
        begin(DREDGED, "1911");

        anna.button("Answer again").click();

        assertThat(anna.answer()).containsText("2 of 2");
        anna.button("Bad answer").click();
        anna.field("What was wrong?").fill("The month is missing");
        anna.isAccessible();
        anna.button("Send").click();
        assertThat(anna.field("What was wrong?")).isHidden();
        anna.page().reload();
        assertThat(anna.button("Bad answer")).hasAttribute("aria-pressed", "true");
    }

    @Test
    void sharesAConversationUntilItsLinkIsRevoked() {
        begin(DREDGED, "1911");
        menu("Share");
        anna.button("Create a link").click();
        var link = anna.field("Link (shown only now)").inputValue();
        anna.isAccessible();

        try (var stranger = installation.stranger("en-US", 1280)) {
            stranger.page().navigate(link);
            assertThat(stranger.page().locator(".shared")).containsText("1911");
            stranger.isAccessible();
            anna.inDialog("Revoke").click();
            assertThat(anna.inDialog("Revoke")).isHidden();
            stranger.page().reload();
            assertThat(stranger.page().getByRole(AriaRole.ALERT)).containsText("revoked");
        }
        anna.inDialog("Close").click();
    }

    @Test
    void renamesPinsFindsExportsAndDeletesAConversation() {
        begin("Which year did they dredge the harbour of Port Ellery?", "1911");
        menu("Rename");
        anna.field("Title of the conversation").fill("The big dredging");
        anna.button("Save").click();
        menu("Pin");
        var list = anna.page().locator("conversation-list");
        assertThat(list).containsText(Pattern.compile("Pinned\\s*The big dredging"));

        var exported = anna.page().waitForDownload(() -> menu("Export as Markdown"));
        assertThat(exported.suggestedFilename()).endsWith(".md");
        anna.openChat();
        anna.field("Search conversations").fill("they dredge");
        anna.isAccessible();
        list.getByText("The big dredging").first().click();
        assertThat(anna.page().locator(".view-bar h1")).hasText("The big dredging");
        anna.field("Search conversations").fill("");
        menu("Delete");
        anna.isAccessible();
        anna.inDialog("Delete").click();
        assertThat(list.getByText("The big dredging")).isHidden();
    }

    @Test
    void showsWhatComesClosestToARefusedQuestion() {
        anna.openChat();
        anna.ask("Which harbour does the king of Ruritania prefer?");

        assertThat(anna.page().getByText("What comes closest")).isVisible();
    }

    @Test
    void showsValuesThatDocumentsDisagreeAboutSideBySide() {
        begin("How high is the tower of Port Ellery?", "41 metres");

        var values = anna.page().locator(".disagreement li");
        assertThat(values).hasCount(2);
        assertThat(values.filter(new Locator.FilterOptions().setHasText("43 metres")))
                .hasCount(1);
        anna.isAccessible();
    }

    @Test
    void takesAnImageWithAQuestion() {
        anna.openChat();
        anna.page().setInputFiles(".attach input", Path.of("../http/ferry.png"));
        assertThat(anna.page().locator(".attachments img")).isVisible();
        assertThat(anna.page().getByText("Uploading")).isHidden();
        anna.isAccessible();

        anna.ask("When does the last boat leave the island?");

        assertThat(anna.page().locator(".question .images img")).isVisible();
        assertThat(anna.button("Good answer")).isVisible();
    }

    @Test
    void saysWhatIsMissingToHearASpokenQuestionAndKeepsIt() {
        anna.openChat();
        anna.field("Your question").fill("About the harbour:");
        anna.button("Speak the question").click();
        assertThat(anna.page().getByRole(AriaRole.TIMER)).containsText("0:01");
        anna.isAccessible();
        anna.button("Stop and ask").click();

        assertThat(anna.page().getByRole(AriaRole.ALERT)).containsText("GEMINI_API_KEY");
        assertThat(anna.field("Your question")).hasValue("About the harbour:");
        assertThat(anna.page().locator(".attachments audio")).isVisible();
        anna.isAccessible();
        anna.button("Remove recording.wav").click();
        assertThat(anna.page().locator(".attachments")).isHidden();
    }

    @Test
    void takesADocumentThatIsDroppedAndAnswersFromIt() {
        anna.openChat();
        var dropped = anna.page().evaluateHandle("""
                () => {
                  const files = new DataTransfer();
                  files.items.add(new File(['The ferry Marigold carries 112 passengers.'], 'ferry.txt', { type: 'text/plain' }));
                  return files;
                }""");
        anna.page().dispatchEvent("body", "drop", Map.of("dataTransfer", dropped));

        assertThat(anna.page().locator(".dropped")).containsText("Ready");
        begin("How many passengers does the ferry Marigold carry?", "112");
    }

    @Test
    void keepsAQuestionThatCouldNotBeSent() {
        try (var ben = installation.person("Ben")) {
            ben.openChat();
            ben.browser().setOffline(true);
            ben.ask("Is anybody there?");

            assertThat(ben.page().getByRole(AriaRole.ALERT)).containsText("cannot be reached");
            ben.browser().setOffline(false);
            ben.page().reload();
            assertThat(ben.field("Your question")).hasValue("Is anybody there?");
            ben.excuse("ERR_INTERNET_DISCONNECTED");
        }
    }

    @Test
    void keepsAQuestionWhenTheSessionHasExpired() {
        try (var ben = installation.person("Ben")) {
            ben.add("harbour.txt", "The harbour of Port Ellery was dredged in 1955.");
            ben.open("#/account/profile");
            var email = ben.page().locator("profile-part p.quiet").first().innerText();
            ben.openChat();
            ben.ask(DREDGED);
            assertThat(ben.button("Good answer")).isVisible();
            ben.browser().clearCookies();
            ben.ask("Who dredged it?");

            ben.field("E-mail address").fill(email);
            ben.field("Password").fill(Person.PASSWORD);
            ben.button("Sign in").click();
            assertThat(ben.answer()).containsText("1955");
            assertThat(ben.field("Your question")).hasValue("Who dredged it?");
        }
    }

    @Test
    void answersTwoPeopleAtOnceEachFromTheirOwnDocuments() {
        try (var ben = installation.person("Ben")) {
            ben.add("harbour.txt", "The harbour of Port Ellery was dredged in 1955.");
            anna.openChat();
            ben.openChat();
            anna.ask(DREDGED);
            ben.ask(DREDGED);

            assertThat(ben.answer()).containsText("1955");
            assertThat(anna.answer()).containsText("1911");
            ben.page().navigate(anna.page().url());
            assertThat(ben.page().locator("answer-item")).hasCount(0);
        }
    }

    private void begin(String question, String answered) {
        anna.openChat();
        anna.ask(question);
        assertThat(anna.answer()).containsText(answered);
        assertThat(anna.button("Good answer")).isVisible();
    }

    private void menu(String action) {
        anna.button("Actions for this conversation").click();
        anna.button(action).click();
    }
}

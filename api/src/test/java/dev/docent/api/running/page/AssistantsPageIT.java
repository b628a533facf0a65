package dev.docent.api.running.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Assistants on the page: made, shared, conversed with. */
@ExtendWith(SharedInstallation.class)
class AssistantsPageIT {

    private final Installation installation;

    AssistantsPageIT(Installation installation) {
        this.installation = installation;
    }

    @Test
    void areMadeSharedByALinkAndConversedWith() {
        try (var anna = installation.person("Anna");
                var ben = installation.person("Ben")) {
            anna.add("harbour.txt", "The harbour of Port Ellery was dredged in 1911.");
            anna.open("#/assistants/new");
            anna.field("Name").fill("Pilot");
            anna.field("Short name").fill("pilot");
            anna.field("Suggested questions, one a line")
                    .fill("When was the harbour of Port Ellery dredged?\nWho dredged the harbour?");
            anna.field("default").check();
            anna.choice("Who may use it").selectOption("shared");
            anna.button("Save").click();
            assertThat(heading(anna, "Pilot")).isVisible();
            anna.isAccessible();
            anna.button("Create a link").click();
            var link = anna.field("Link (shown only now)").inputValue();

            ben.page().navigate(link);
            assertThat(heading(ben, "Pilot")).isVisible();
            ben.isAccessible();
            ben.button("Accept and chat").click();
            ben.button("When was the harbour of Port Ellery dredged?").click();

            assertThat(ben.answer()).containsText("1911");
            var suggested = ben.page().locator("follow-ups button");
            assertThat(suggested).hasText("Who dredged the harbour?");
            ben.isAccessible();
            suggested.click();
            assertThat(ben.page().locator("answer-item")).hasCount(2);
            assertThat(ben.button("Good answer")).hasCount(2);
            assertThat(suggested).hasCount(0);
            anna.field("Name").fill("Old pilot");
            anna.button("Save").click();
            assertThat(heading(anna, "Old pilot")).isVisible();
            anna.button("Delete the assistant").click();
            anna.inDialog("Delete the assistant").click();
            assertThat(heading(anna, "Assistants")).isVisible();
            assertThat(anna.page().getByText("Old pilot")).isHidden();
        }
    }

    private static Locator heading(Person person, String text) {
        return person.page()
                .getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(text).setExact(true).setLevel(1));
    }
}

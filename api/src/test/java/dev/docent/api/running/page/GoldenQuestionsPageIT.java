package dev.docent.api.running.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Golden questions on the page, from run to run. */
@ExtendWith(SharedInstallation.class)
class GoldenQuestionsPageIT {

    private static final String QUESTIONS = """
            What was the quay of Port Ellery built of? | granite / limestone | quay.txt
            Who won the chess championship of 1921? | -""";

    private final Installation installation;

    GoldenQuestionsPageIT(Installation installation) {
        this.installation = installation;
    }

    @Test
    void areAskedComparedAndDeleted() {
        try (var anna = installation.person("Anna")) {
            anna.add("quay.txt", "The quay of Port Ellery was built of granite in 1908.");
            anna.open("#/knowledge");
            anna.link("Golden questions").click();
            var typed = anna.field("Questions, one a line, with what you expect");
            typed.fill(QUESTIONS + "\nWhen was it built?");
            assertThat(anna.page().getByText("alone: line 3")).isVisible();
            assertThat(anna.button("Ask these questions")).isDisabled();
            typed.fill(QUESTIONS);
            anna.button("Ask these questions").click();

            var runs = anna.page().locator("evaluations-part tbody tr");
            assertThat(runs.first()).containsText("100%", within(30));
            anna.button("Ask the last ones again").click();
            assertThat(anna.page().locator("evaluations-part .chart polyline").first())
                    .isAttached(new LocatorAssertions.IsAttachedOptions().setTimeout(30_000));
            anna.isAccessible();
            runs.first().getByRole(AriaRole.LINK).click();
            var results = anna.page().locator("evaluation-detail .hits li");
            assertThat(results.first()).containsText("the expected answer · document at rank 1");
            assertThat(results.nth(1)).containsText("rightly refused");
            anna.isAccessible();
            results.first().getByRole(AriaRole.LINK).click();
            assertThat(anna.page().locator(".source-text")).containsText("granite");
            anna.button("Close the source").click();

            anna.button("Delete this run").click();
            anna.inDialog("Delete").click();

            assertThat(runs).hasCount(1);
        }
    }

    private static LocatorAssertions.ContainsTextOptions within(int seconds) {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(seconds * 1000);
    }
}

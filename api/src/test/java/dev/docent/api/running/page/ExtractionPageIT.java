package dev.docent.api.running.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Scans on the page, beside the fields that were read from them. */
@ExtendWith(SharedInstallation.class)
class ExtractionPageIT {

    private final Installation installation;

    ExtractionPageIT(Installation installation) {
        this.installation = installation;
    }

    @Test
    void lightsAFieldWhereItWasRead() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/tesseract")), "Tesseract is not installed: no scan is read");
        try (var anna = installation.person("Anna")) {
            anna.open("#/extraction");
            anna.isAccessible();
            anna.page().setInputFiles("drop-zone input", Path.of("../http/specimen-passport.png"));

            var number = anna.page().locator(".field").filter(new Locator.FilterOptions().setHasText("L898902C3"));
            assertThat(number)
                    .containsText(
                            "Number of the document", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
            number.click();
            assertThat(number).hasAttribute("aria-pressed", "true");
            assertThat(anna.page().locator(".boxes rect")).hasCount(1);
            anna.isAccessible();
            anna.link("All scans").click();
            var exported = anna.page()
                    .waitForDownload(() -> anna.button("Export as CSV").click());
            assertThat(exported.suggestedFilename()).endsWith(".csv");
            anna.button("Delete specimen-passport.png").click();
            anna.inDialog("Delete").click();
            assertThat(anna.link("specimen-passport.png")).isHidden();
        }
    }
}

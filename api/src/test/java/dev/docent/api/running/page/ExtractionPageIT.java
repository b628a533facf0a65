package dev.docent.api.running.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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
            corrects(anna, number);
            anna.link("All scans").click();
            var exported = anna.page()
                    .waitForDownload(() -> anna.button("Export as CSV").click());
            assertThat(exported.suggestedFilename()).endsWith(".csv");
            anna.button("Delete specimen-passport.png").click();
            anna.inDialog("Delete").click();
            assertThat(anna.link("specimen-passport.png")).isHidden();
        }
    }

    /** The keyboard suffices; what is refused stays in the form. */
    private static void corrects(Person anna, Locator number) {
        var expiry = anna.page().locator(".field").filter(new Locator.FilterOptions().setHasText("Date of expiry"));
        anna.button("Correct: Date of expiry").focus();
        anna.page().keyboard().press("Enter");
        var field = anna.page().getByLabel("Date of expiry", new Page.GetByLabelOptions().setExact(true));
        assertThat(field).isFocused();
        field.fill("15 April 2012");
        anna.page().keyboard().press("Enter");
        assertThat(anna.page().locator(".correction [role=alert]")).containsText("2026/03/31");
        anna.isAccessible();
        field.fill("2012/04/16");
        anna.button("Save").click();
        assertThat(expiry).containsText("2012/04/16");
        assertThat(expiry).containsText("corrected");
        assertThat(anna.button("Correct: Date of expiry")).isFocused();
        assertThat(number).not().containsText("corrected");
        anna.page().reload();
        assertThat(expiry).containsText("2012/04/16");
        anna.page().setViewportSize(360, 740);
        anna.button("Correct: Date of expiry").click();
        assertThat((Boolean) anna.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        anna.isAccessible();
        anna.page().keyboard().press("Escape");
        assertThat(field).isHidden();
        anna.page().setViewportSize(1280, 800);
    }
}

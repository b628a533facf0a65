package dev.docent.api.running.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every view of the page on a phone and in German, in the dark, and by the keyboard alone. */
@ExtendWith(SharedInstallation.class)
class EveryViewPageIT {

    private static final String[] PLACES = {
        "chat",
        "knowledge",
        "knowledge//evaluations",
        "assistants",
        "assistants/new",
        "extraction",
        "account/profile",
        "account/security",
        "account/keys",
        "account/webhooks",
        "account/groups",
        "account/activity"
    };

    private static final String[] PLACES_OF_ADMINISTRATORS = {
        "admin/accounts", "admin/invites", "admin/usage", "admin/quality", "admin/audit", "admin/index", "admin/health"
    };

    private static final String[] PLACES_OF_ANYBODY = {"chat", "forgot-password", "reset-password", "verify-email"};

    private final Installation installation;

    EveryViewPageIT(Installation installation) {
        this.installation = installation;
    }

    @ParameterizedTest
    @CsvSource({"360, LIGHT", "640, DARK"})
    void fitsAndIsAccessible(int width, ColorScheme scheme) {
        try (var anna = installation.person("Anna", "de-DE", width);
                var root = installation.administrator("de-DE", width);
                var stranger = installation.stranger("de-DE", width)) {
            fit(anna, scheme, PLACES);
            fit(root, scheme, PLACES_OF_ADMINISTRATORS);
            fit(stranger, scheme, PLACES_OF_ANYBODY);
        }
    }

    private static void fit(Person person, ColorScheme scheme, String... places) {
        person.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        for (var place : places) {
            person.open("#/" + place);
            assertThat(person.page().locator("main h1")).isVisible();
            assertThat(person.page().locator("main .busy")).hasCount(0);
            assertThat(person.page().locator("html")).hasAttribute("lang", "de");
            assertThat((Boolean) person.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as(place)
                    .isTrue();
            showsTheChosenTab(person);
            person.isAccessible();
        }
    }

    /** Tabs that do not fit are scrolled. */
    private static void showsTheChosenTab(Person person) {
        var chosen = person.page().locator(".tabs [aria-current=page]");
        if (chosen.count() > 0) {
            assertThat(chosen).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(0.95));
        }
    }

    @Test
    void opensTheMenuOnAPhone() {
        try (var anna = installation.person("Anna", "de-DE", 360)) {
            anna.open("");
            assertThat(anna.page().getByText("Was möchten Sie wissen?")).isVisible();
            anna.button("Menü").click();
            anna.isAccessible();
            anna.link("Dokumente").click();
            assertThat(anna.page().getByText("Noch keine Dokumente.")).isVisible();
        }
    }

    @Test
    void asksAndOpensASourceByTheKeyboardAlone() {
        try (var anna = installation.person("Anna")) {
            anna.add("harbour.txt", "The harbour of Port Ellery was dredged in 1911.");
            anna.open("");
            assertThat(anna.field("Your question")).isFocused();
            anna.page().keyboard().type("When was the harbour of Port Ellery dredged?");
            anna.page().keyboard().press("Enter");
            var cited = anna.page().locator(".answer-text .cite").first();
            assertThat(cited).isVisible();
            for (var presses = 0; presses < 40 && !focuses(anna, "cite"); presses++) {
                anna.page().keyboard().press("Shift+Tab");
            }
            anna.page().keyboard().press("Enter");

            assertThat(anna.page().locator(".source-text mark")).containsText("1911");
            anna.open("#/knowledge");
            anna.page().reload();
            assertThat(anna.page().locator("main h1")).isVisible();
            anna.page().keyboard().press("Tab");
            assertThat(anna.link("Skip to the content")).isFocused();
        }
    }

    private static boolean focuses(Person person, String style) {
        return (Boolean)
                person.page().evaluate("style => document.activeElement?.classList.contains(style) ?? false", style);
    }
}

package dev.docent.api.running.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The administration on the page. */
@ExtendWith(SharedInstallation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdministrationPageIT {

    private final Installation installation;
    private final Person root;

    AdministrationPageIT(Installation installation) {
        this.installation = installation;
        this.root = installation.administrator();
    }

    @AfterAll
    void leaves() {
        root.close();
    }

    @Test
    void invitesSuspendsAndReadmitsAPerson() {
        root.open("#/admin/invites");
        root.button("Invite").click();
        var link = root.field("Link for the invited person (shown only now)").inputValue();
        root.isAccessible();

        try (var carl = installation.stranger("en-US", 1280)) {
            carl.page().navigate(link);
            carl.field("Your name").fill("Carl");
            carl.field("E-mail address").fill("carl@example.com");
            carl.field("Password").fill("quiet harbour 19 winds");
            carl.isAccessible();
            carl.button("Register").click();
            assertThat(carl.page().getByText("Signed in as Carl")).isVisible();
            assertThat(carl.link("Administration")).isHidden();

            root.open("#/admin/accounts");
            root.button("Actions for Carl").click();
            root.button("Suspend").click();
            root.inDialog("Suspend").click();
            assertThat(root.page().getByText("suspended")).isVisible();
            root.isAccessible();
            carl.page().reload();
            assertThat(carl.button("Sign in")).isVisible();
            root.button("Actions for Carl").click();
            root.button("Lift the suspension").click();
            assertThat(root.page().getByText("suspended")).isHidden();
        }
    }

    @Test
    void showsHealthIndexUsageQualityAndAudit() {
        root.open("#/admin/health");
        assertThat(root.page().locator("health-part")).containsText("works");
        root.isAccessible();
        root.open("#/admin/index");
        assertThat(root.page().locator("index-part")).containsText("answers questions");
        root.isAccessible();
        root.open("#/admin/usage");
        assertThat(root.page().locator("usage-part")).containsText("No hosted model was used.");
        root.isAccessible();
        root.add("harbour.txt", "The harbour of Port Ellery was dredged in 1911.");
        root.openChat();
        root.ask("When was the harbour of Port Ellery dredged?");
        assertThat(root.button("Good answer")).isVisible();
        root.open("#/admin/quality");
        assertThat(root.page().locator("quality-part .chart rect").first()).isAttached();
        root.choice("Grouped by").selectOption("account");
        assertThat(root.page().locator("quality-part tbody")).containsText("root");
        root.isAccessible();
        root.open("#/admin/audit");
        root.field("Action").fill("sign_in");
        root.button("Search").click();
        assertThat(root.page().locator("audit-part tbody tr").first()).containsText("sign_in");
        root.isAccessible();
    }
}

package dev.docent.api.running.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The account of a person on the page: name, password, second factor, passkeys, sessions, keys, groups, deletion. */
@ExtendWith(SharedInstallation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountPageIT {

    private final Installation installation;

    AccountPageIT(Installation installation) {
        this.installation = installation;
    }

    @Test
    void showsAKeyOnceAndReplacesAndRevokesIt() {
        try (var anna = installation.person("Anna")) {
            anna.open("#/account/keys");
            anna.field("Name of the key").fill("Reports");
            anna.field("Requests a day").fill("100");
            anna.button("Create the key").click();

            var shown = anna.field("The key “Reports”: copy it, it is shown only now");
            var first = shown.inputValue();
            anna.isAccessible();
            anna.button("Replace").click();
            anna.inDialog("Replace").click();
            assertThat(shown).not().hasValue(first);
            anna.page().reload();
            assertThat(anna.page().getByText("100 requests a day")).isVisible();
            assertThat(shown).isHidden();
            changesTheLimits(anna);
            anna.button("Revoke").click();
            anna.inDialog("Revoke").click();
            assertThat(anna.page().getByText("There are no keys yet.")).isVisible();
        }
    }

    @Test
    void signsInWithAPasskeyUntilItIsDeleted() {
        try (var anna = installation.person("Anna")) {
            giveAuthenticator(anna.browser().newCDPSession(anna.page()));
            anna.open("#/account/security");
            anna.field("Name of the passkey").fill("Laptop");
            anna.page().locator("passkey-list").getByLabel("Password").fill(Person.PASSWORD);
            anna.button("Add a passkey").click();
            assertThat(anna.page().locator("passkey-list")).containsText("Laptop");

            anna.button("Sign out").click();
            anna.button("Sign in with a passkey").click();

            assertThat(anna.page().getByText("Signed in as Anna")).isVisible();
            anna.page().locator("passkey-list .rows").getByRole(AriaRole.BUTTON).click();
            anna.page().locator("dialog").getByLabel("Password").fill(Person.PASSWORD);
            anna.isAccessible();
            anna.inDialog("Delete").click();
            assertThat(anna.page().locator("passkey-list")).not().containsText("Laptop");
        }
    }

    @Test
    void requiresACodeOnceASecondFactorIsConfirmed() throws GeneralSecurityException {
        try (var anna = installation.person("Anna")) {
            anna.open("#/account/security");
            anna.page().locator("second-factor").getByLabel("Password").fill(Person.PASSWORD);
            anna.button("Set up").click();
            var secret = anna.page().locator("second-factor code").innerText();
            assertThat(anna.page().locator(".qr")).isVisible();
            anna.isAccessible();
            anna.field("Code that the app shows now").fill(code(secret));
            var recovery = anna.page()
                    .locator("second-factor pre")
                    .innerText()
                    .lines()
                    .findFirst()
                    .orElseThrow();
            anna.button("Confirm").click();
            assertThat(anna.button("Turn off")).isVisible();

            anna.open("#/account/profile");
            var email = anna.page().locator("profile-part p.quiet").first().innerText();
            anna.button("Sign out").click();
            anna.field("E-mail address").fill(email);
            anna.field("Password").fill(Person.PASSWORD);
            anna.button("Sign in").click();
            anna.field("Code of your second factor").fill(recovery);
            anna.isAccessible();
            anna.button("Sign in").click();
            assertThat(anna.page().getByText("Signed in as Anna")).isVisible();
        }
    }

    @Test
    void changesNameAndPasswordAndEndsOtherSessions() {
        try (var anna = installation.person("Anna")) {
            anna.open("#/account/profile");
            anna.field("Your name").fill("Anna Maria");
            anna.button("Save").click();
            assertThat(anna.page().getByText("Signed in as Anna Maria")).isVisible();
            anna.field("Current password").fill(Person.PASSWORD);
            anna.field("New password").fill(Person.PASSWORD + " and more");
            anna.button("Change the password").click();

            assertThat(anna.page().getByText("Saved.")).isVisible();
            anna.open("#/account/security");
            assertThat(anna.page().locator("session-list .rows li")).hasCount(1);
            assertThat(anna.page().locator("session-list .rows li")).containsText("This session");
        }
    }

    @Test
    void choosesANewPasswordByTheLinkOfAnAdministrator() {
        try (var dora = installation.person("Dora");
                var root = installation.administrator()) {
            dora.open("#/account/profile");
            var email = dora.page().locator("profile-part p.quiet").first().innerText();
            dora.button("Sign out").click();
            dora.link("Password forgotten").click();
            dora.field("E-mail address").fill(email);
            dora.isAccessible();
            dora.button("Send the mail").click();
            assertThat(dora.page().getByText("the mail is on its way")).isVisible();
            root.open("#/admin/accounts");
            root.button("Actions for Dora").click();
            root.button("Reset the password").click();
            var link = root.page().locator(".shown-once input").inputValue();

            dora.page().navigate(link);
            dora.field("New password").fill(Person.PASSWORD + " and more");
            dora.isAccessible();
            assertThat(dora.page()).hasURL(Pattern.compile(".*#/reset-password$"));
            dora.button("Change the password").click();
            dora.link("Sign in").click();
            dora.field("E-mail address").fill(email);
            dora.field("Password").fill(Person.PASSWORD + " and more");
            dora.button("Sign in").click();

            assertThat(dora.page().getByText("Signed in as Dora")).isVisible();
        }
    }

    @Test
    void exportsAndDeletesEverything() {
        try (var anna = installation.person("Anna")) {
            anna.open("#/account/profile");
            var exported = anna.page()
                    .waitForDownload(() -> anna.button("Export all data").click());
            assertThat(exported.suggestedFilename()).isEqualTo("docent-account.zip");

            anna.field("Password").fill(Person.PASSWORD);
            anna.button("Delete the account").click();
            anna.inDialog("Delete the account").click();

            assertThat(anna.button("Sign in")).isVisible();
        }
    }

    @Test
    void groupsAccounts() {
        try (var anna = installation.person("Anna");
                var ben = installation.person("Ben")) {
            ben.open("#/account/profile");
            var id = ben.page().getByLabel("Your account id").inputValue();
            anna.open("#/account/groups");
            anna.field("Name of the group").fill("Harbour office");
            anna.button("Create").click();
            anna.field("Account id").fill(id);
            anna.button("Add to the group").click();

            assertThat(anna.page().getByText("Ben", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            anna.isAccessible();
            ben.open("#/account/groups");
            assertThat(ben.page().getByText("Harbour office")).isVisible();
            ben.button("Leave").click();
            assertThat(ben.page().getByText("Harbour office")).isHidden();
        }
    }

    /** What the API refuses is said beside its field, and stays in the form. */
    private static void changesTheLimits(Person anna) {
        var limits = anna.page().locator("key-limits");
        anna.button("Change").click();
        assertThat(limits.getByLabel("Name of the key")).isFocused();
        limits.getByLabel("Requests a day").fill("0");
        anna.page().keyboard().press("Enter");
        assertThat(limits.locator("[id='budget.requests_per_day-problem']"))
                .not()
                .isEmpty();
        assertThat(limits.getByLabel("Requests a day")).hasAttribute("aria-invalid", "true");
        anna.isAccessible();
        limits.getByLabel("Requests a day").fill("250");
        limits.getByLabel("Bytes a day").fill("2000000");
        limits.getByLabel("Name of the key").fill("Reports of the week");
        anna.button("Save").click();
        assertThat(limits).hasCount(0);
        assertThat(anna.page().locator("keys-part .rows")).containsText("250 requests a day");
        assertThat(anna.page().locator("keys-part .rows")).containsText("Reports of the week");
        assertThat(anna.button("Change")).isFocused();
    }

    private static void giveAuthenticator(CDPSession devtools) {
        devtools.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var wanted = new JsonObject();
        wanted.add("options", options);
        devtools.send("WebAuthn.addVirtualAuthenticator", wanted);
    }

    /** {@return what an authenticator application shows now} RFC 6238. */
    private static String code(String secret) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(new Base32().decode(secret), "HmacSHA1"));
        var step = ByteBuffer.allocate(Long.BYTES).putLong(Instant.now().getEpochSecond() / 30);
        var hash = ByteBuffer.wrap(mac.doFinal(step.array()));
        var number = hash.getInt(hash.get(hash.capacity() - 1) & 0xf) & Integer.MAX_VALUE;
        return "%06d".formatted(number % 1_000_000);
    }
}

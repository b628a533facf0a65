package dev.docent.api.running.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A person with a browser of their own, and what its console complained of: errors of scripts, and what the policy forbids. */
final class Person implements AutoCloseable {

    static final String PASSWORD = "copper lantern above 47 rocks";

    private final String address;
    private final BrowserContext browser;
    private final List<String> complaints = new ArrayList<>();
    private final Page page;

    Person(String address, BrowserContext browser) {
        this.address = address;
        this.browser = browser;
        this.page = browser.newPage();
        page.onPageError(complaints::add);
        page.onDialog(dialog -> {
            complaints.add(dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
    }

    Page page() {
        return page;
    }

    BrowserContext browser() {
        return browser;
    }

    /** Opens a place of the page, such as {@code #/chat}. */
    void open(String place) {
        page.navigate(address + "/" + place);
    }

    /** Opens an empty conversation. */
    void openChat() {
        open("#/chat");
        assertThat(page.getByText("What would you like to know?")).isVisible();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /** {@return the list from which one value is chosen} */
    Locator choice(String label) {
        return page.getByRole(
                AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** {@return the button of the dialog that is open} */
    Locator inDialog(String name) {
        return page.locator("dialog")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    void ask(String question) {
        field("Your question").fill(question);
        page.keyboard().press("Enter");
    }

    /** {@return the last answer} */
    Locator answer() {
        return page.locator("answer-item").last();
    }

    /** Adds a text to the default knowledge base, by the API; searchable when this returns. */
    void add(String filename, String text) {
        var file = new FilePayload(filename, "text/plain", text.getBytes(StandardCharsets.UTF_8));
        var added = browser.request()
                .post(
                        address + "/api/v1/knowledge-bases/default/documents?wait=true",
                        RequestOptions.create()
                                .setHeader("X-Requested-With", "docent")
                                .setMultipart(FormData.create().set("file", file)));
        assertThat(added.ok()).as(added::text).isTrue();
    }

    /** Signs in by the API, with cookies as the page has them. */
    void signIn(String email) {
        var signedIn = browser.request()
                .post(
                        address + "/api/v1/auth/login",
                        RequestOptions.create().setData(Map.of("email", email, "password", PASSWORD, "cookies", true)));
        assertThat(signedIn.ok()).as(signedIn::text).isTrue();
    }

    void isAccessible() {
        // Of a view that is still being loaded, nothing can be said.
        page.locator("h1").first().waitFor();
        // In its legacy mode axe opens no page of its own for the results, which only frames of other origins need.
        var found = new AxeBuilder(page).setLegacyMode(true).analyze().getViolations();

        assertThat(found).as(() -> page.url() + " " + found).isEmpty();
    }

    /** Forgets complaints of what a test does on purpose. */
    void excuse(String complaint) {
        complaints.removeIf(each -> each.contains(complaint));
    }

    void complainsOfNothing() {
        assertThat(complaints).isEmpty();
    }

    /** @throws AssertionError if the console complained */
    @Override
    public void close() {
        browser.close();
        complainsOfNothing();
    }
}

package dev.docent.api.running.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.docent.api.webhook.transport.Receiver;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Webhooks on the page. */
@ExtendWith(SharedInstallation.class)
class WebhooksPageIT {

    private final Installation installation;

    WebhooksPageIT(Installation installation) {
        this.installation = installation;
    }

    @Test
    void showTheirSecretOnceAnswerTheChallengeAndAreTestedAndDeleted() {
        try (var anna = installation.person("Anna");
                var receiver = new Receiver()) {
            anna.open("#/account/webhooks");
            anna.field("URL").fill(receiver.url());
            anna.field("document failed").uncheck();
            anna.button("Create the webhook").click();

            var secret = anna.page().locator(".shown-once input");
            assertThat(secret).hasValue(Pattern.compile("whsec_.+"));
            var webhook = anna.page().locator("webhooks-part .rows > li");
            assertThat(webhook).containsText(receiver.url() + " active");
            anna.button("Send a test").click();
            assertThat(webhook.locator("tbody tr").first()).containsText("delivered · answered 204");
            assertThat(webhook.locator("tbody tr")).hasCount(2);
            anna.isAccessible();
            anna.page().reload();
            assertThat(webhook).isVisible();
            assertThat(secret).isHidden();
            anna.button("Delete").click();
            anna.inDialog("Delete").click();
            assertThat(anna.page().getByText("There are no webhooks yet.")).isVisible();
        }
    }
}

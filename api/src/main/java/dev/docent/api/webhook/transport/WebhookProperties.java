package dev.docent.api.webhook.transport;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The permitted targets of webhooks, and how messages are sent.
 *
 * @param allowHttp whether URLs may begin with http://, unencrypted
 * @param allowPrivate whether they may lead to addresses that are not public, such as those of the local network: everyone
 *     who may create a webhook can then have messages sent there
 * @param atOnce the largest number of messages sent concurrently
 * @param timeout the time limit of an attempt, from the connection to the answer; at most a minute
 */
@ConfigurationProperties("docent.webhooks")
public record WebhookProperties(
        @DefaultValue("false") boolean allowHttp,
        @DefaultValue("false") boolean allowPrivate,
        @DefaultValue("16") int atOnce,
        @DefaultValue("10s") Duration timeout) {

    public WebhookProperties {
        if (atOnce < 1 || timeout.toMillis() < 1 || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException(
                    "docent.webhooks.at-once must be at least 1, and docent.webhooks.timeout from 1ms to 1m");
        }
    }
}

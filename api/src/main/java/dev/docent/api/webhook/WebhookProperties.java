package dev.docent.api.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where webhooks may lead, and how they are sent.
 *
 * @param allowHttp whether URLs may begin with http://, unencrypted
 * @param allowPrivate whether they may lead to addresses that are not public, such as those of the own network: everyone
 *     who may make a webhook can then have messages sent there
 * @param atOnce how many messages are on their way at once
 * @param timeout how long one may take, from the connection to the answer
 */
@ConfigurationProperties("docent.webhooks")
record WebhookProperties(
        @DefaultValue("false") boolean allowHttp,
        @DefaultValue("false") boolean allowPrivate,
        @DefaultValue("16") int atOnce,
        @DefaultValue("10s") Duration timeout) {

    WebhookProperties {
        if (atOnce < 1 || timeout.toMillis() < 1 || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException(
                    "docent.webhooks.at-once is at least 1, and docent.webhooks.timeout at most 1m");
        }
    }
}

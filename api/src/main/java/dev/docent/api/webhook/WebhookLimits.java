package dev.docent.api.webhook;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often messages are sent, and requests for them accepted, in a minute. Nodes that share the records count together.
 *
 * @param messagesPerHost maximum number of messages to a host, of all webhooks and accounts together
 * @param challengesPerAddress maximum number of challenges to an IP address, of all webhooks and accounts together
 * @param testsPerWebhook maximum number of tests of a webhook
 * @param requestsPerAccount maximum number of tests and new webhooks of an account
 */
@ConfigurationProperties("docent.webhooks.limits")
record WebhookLimits(
        @DefaultValue("300") int messagesPerHost,
        @DefaultValue("6") int challengesPerAddress,
        @DefaultValue("5") int testsPerWebhook,
        @DefaultValue("30") int requestsPerAccount) {

    WebhookLimits {
        if (Math.min(Math.min(messagesPerHost, challengesPerAddress), Math.min(testsPerWebhook, requestsPerAccount))
                < 1) {
            throw new IllegalArgumentException("The limits of docent.webhooks.limits must be at least 1");
        }
    }
}

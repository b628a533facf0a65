/**
 * Sends signed messages about documents to other services, as specified by Standard Webhooks 1.0.0
 * (https://www.standardwebhooks.com).
 */
@NullMarked
package dev.docent.api.webhook;

import org.jspecify.annotations.NullMarked;

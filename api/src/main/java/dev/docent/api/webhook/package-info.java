/**
 * Tells other services what becomes of documents, with signed messages as the Standard Webhooks specification
 * (https://www.standardwebhooks.com, 1.0.0) has them. Depends on {@code access}, {@code exchange}, {@code knowledge} and
 * {@code problem}.
 */
@NullMarked
package dev.docent.api.webhook;

import org.jspecify.annotations.NullMarked;

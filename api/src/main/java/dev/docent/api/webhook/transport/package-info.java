/** Sends webhook messages over HTTP, to addresses that are permitted. */
@NullMarked
package dev.docent.api.webhook.transport;

import org.jspecify.annotations.NullMarked;

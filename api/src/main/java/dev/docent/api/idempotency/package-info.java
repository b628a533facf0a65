/** Replays the same answer for the same {@code Idempotency-Key}. */
@NullMarked
package dev.docent.api.idempotency;

import org.jspecify.annotations.NullMarked;

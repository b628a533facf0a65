/** The same answer again for the same {@code Idempotency-Key}. Depends on {@code access} and {@code problem}. */
@NullMarked
package dev.docent.api.idempotency;

import org.jspecify.annotations.NullMarked;

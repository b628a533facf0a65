/** API keys: issued, changed, rotated and revoked, found by their text, and held to their budgets. */
@NullMarked
package dev.docent.api.access.key;

import org.jspecify.annotations.NullMarked;

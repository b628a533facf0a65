/** Tokens of other issuers: their settings, keys and users. */
@NullMarked
package dev.docent.api.access.external;

import org.jspecify.annotations.NullMarked;

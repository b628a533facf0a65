/** Checks passwords and second factors, and locks accounts at which someone guesses. */
@NullMarked
package dev.docent.api.account.check;

import org.jspecify.annotations.NullMarked;

/** Accounts, their credentials, and what each credential permits. */
@NullMarked
package dev.docent.api.access;

import org.jspecify.annotations.NullMarked;

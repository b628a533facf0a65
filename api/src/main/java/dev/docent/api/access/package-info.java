/** Accounts, credentials, and who may do what. Depends on {@code problem} and {@code trace}. */
@NullMarked
package dev.docent.api.access;

import org.jspecify.annotations.NullMarked;

/** Sessions of people who signed in, with access tokens and rotating refresh tokens. */
@NullMarked
package dev.docent.api.account.session;

import org.jspecify.annotations.NullMarked;

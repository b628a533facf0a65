/** Passkeys (WebAuthn, level 3): keys in devices of people, which sign in instead of a password or as a second factor. */
@NullMarked
package dev.docent.api.account.passkey;

import org.jspecify.annotations.NullMarked;

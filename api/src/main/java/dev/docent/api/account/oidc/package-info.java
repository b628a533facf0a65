/** Sign-in at other issuers by OpenID Connect, and the users there who are linked to the accounts of logins. */
@NullMarked
package dev.docent.api.account.oidc;

import org.jspecify.annotations.NullMarked;

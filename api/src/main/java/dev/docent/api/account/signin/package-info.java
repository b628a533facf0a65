/** The calls to register, sign in, manage sessions and second factors. */
@NullMarked
package dev.docent.api.account.signin;

import org.jspecify.annotations.NullMarked;

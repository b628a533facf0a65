/** People who may sign in: their addresses, passwords, second factors, and one-time tokens. */
@NullMarked
package dev.docent.api.account;

import org.jspecify.annotations.NullMarked;

/** Mail to people about their accounts, if a server for it is set. */
@NullMarked
package dev.docent.api.account.mail;

import org.jspecify.annotations.NullMarked;

/** What administrators do with accounts: list, suspend, assign roles, invite. */
@NullMarked
package dev.docent.api.account.admin;

import org.jspecify.annotations.NullMarked;

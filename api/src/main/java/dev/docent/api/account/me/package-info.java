/** What people do with their own account: see, change, export and delete it. */
@NullMarked
package dev.docent.api.account.me;

import org.jspecify.annotations.NullMarked;

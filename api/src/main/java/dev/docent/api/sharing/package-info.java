/** Groups of accounts, and knowledge bases that are shared with accounts and groups. */
@NullMarked
package dev.docent.api.sharing;

import org.jspecify.annotations.NullMarked;

/** What requests in progress rely on of other accounts, and whether it is still in force. */
@NullMarked
package dev.docent.api.access.share;

import org.jspecify.annotations.NullMarked;

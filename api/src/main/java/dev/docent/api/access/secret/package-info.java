/** The secrets of the service: the master key, the keys that sign tokens, and the keys derived from those. */
@NullMarked
package dev.docent.api.access.secret;

import org.jspecify.annotations.NullMarked;

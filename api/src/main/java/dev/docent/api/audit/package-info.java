/** The append-only record of who did what to which thing, and of what was refused. */
@NullMarked
package dev.docent.api.audit;

import org.jspecify.annotations.NullMarked;

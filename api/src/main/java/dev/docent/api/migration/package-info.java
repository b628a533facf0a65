/** Everything that an installation holds, moved to where other settings say. Depends on {@code launch}. */
@NullMarked
package dev.docent.api.migration;

import org.jspecify.annotations.NullMarked;

/** The health of the service and its parts. */
@NullMarked
package dev.docent.api.health;

import org.jspecify.annotations.NullMarked;

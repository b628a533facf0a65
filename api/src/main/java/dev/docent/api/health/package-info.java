/** Whether everything is up. */
@NullMarked
package dev.docent.api.health;

import org.jspecify.annotations.NullMarked;

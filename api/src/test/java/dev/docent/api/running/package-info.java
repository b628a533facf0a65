/** The built jar, used as people and programs use it. */
@NullMarked
package dev.docent.api.running;

import org.jspecify.annotations.NullMarked;

/** Starts the built jar to be measured. */
@NullMarked
package dev.docent.bench.running;

import org.jspecify.annotations.NullMarked;

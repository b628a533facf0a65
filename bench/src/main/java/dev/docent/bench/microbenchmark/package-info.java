/** The time of each step of the pipeline against its floor: the least that any implementation must take. */
@NullMarked
package dev.docent.bench.microbenchmark;

import org.jspecify.annotations.NullMarked;

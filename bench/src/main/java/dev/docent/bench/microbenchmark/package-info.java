/** What the steps of the pipeline take by themselves, each against the least that any way of doing it must take. */
@NullMarked
package dev.docent.bench.microbenchmark;

import org.jspecify.annotations.NullMarked;

/** Benchmarks and evaluation. */
@NullMarked
package dev.docent.bench;

import org.jspecify.annotations.NullMarked;

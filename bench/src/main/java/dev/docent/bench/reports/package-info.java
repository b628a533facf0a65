/** A collection of annual reports that repeat each other. */
@NullMarked
package dev.docent.bench.reports;

import org.jspecify.annotations.NullMarked;

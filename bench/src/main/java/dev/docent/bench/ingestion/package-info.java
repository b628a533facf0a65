/** How fast documents become searchable, held against what the machine can embed. */
@NullMarked
package dev.docent.bench.ingestion;

import org.jspecify.annotations.NullMarked;

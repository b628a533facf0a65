/** How fast documents become searchable, compared with the bare embedding. */
@NullMarked
package dev.docent.bench.ingestion;

import org.jspecify.annotations.NullMarked;

/** The common interface of all format readers, and the collector of their blocks. */
@NullMarked
package dev.docent.ingestion.parsing.format;

import org.jspecify.annotations.NullMarked;

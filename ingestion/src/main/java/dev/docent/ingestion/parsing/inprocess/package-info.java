/** Parses documents in the current process. */
@NullMarked
package dev.docent.ingestion.parsing.inprocess;

import org.jspecify.annotations.NullMarked;

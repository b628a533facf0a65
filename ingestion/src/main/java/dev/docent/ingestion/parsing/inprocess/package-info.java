/** The parser that reads in this process. */
@NullMarked
package dev.docent.ingestion.parsing.inprocess;

import org.jspecify.annotations.NullMarked;

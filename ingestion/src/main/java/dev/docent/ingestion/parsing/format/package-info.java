/** What every reader of a format shares: where it reads from, and where it puts the blocks. */
@NullMarked
package dev.docent.ingestion.parsing.format;

import org.jspecify.annotations.NullMarked;

/** Inspects files in bounded memory and time before they are parsed, and rejects those made to exhaust a parser. */
@NullMarked
package dev.docent.ingestion.parsing.inspection;

import org.jspecify.annotations.NullMarked;

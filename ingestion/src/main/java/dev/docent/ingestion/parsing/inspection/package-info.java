/** Looks over a file before it is read, in bounded memory and time, so that what is made to break readers reaches none. */
@NullMarked
package dev.docent.ingestion.parsing.inspection;

import org.jspecify.annotations.NullMarked;

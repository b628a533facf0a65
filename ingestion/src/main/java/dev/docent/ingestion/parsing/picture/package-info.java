/** Pictures of text: photographs, scans, faxes. */
@NullMarked
package dev.docent.ingestion.parsing.picture;

import org.jspecify.annotations.NullMarked;

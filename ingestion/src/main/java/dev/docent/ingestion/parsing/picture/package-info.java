/** The reader of pictures of text: photographs, scans and faxes. */
@NullMarked
package dev.docent.ingestion.parsing.picture;

import org.jspecify.annotations.NullMarked;

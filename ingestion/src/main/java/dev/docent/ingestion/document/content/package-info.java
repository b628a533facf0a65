/** The content of documents: originals, extracted texts and the positions of words on pages. */
@NamedInterface
@NullMarked
package dev.docent.ingestion.document.content;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

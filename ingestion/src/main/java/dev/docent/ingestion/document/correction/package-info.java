/** Corrections of passages by users: texts that were edited, and passages that were disabled. */
@NamedInterface
@NullMarked
package dev.docent.ingestion.document.correction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/** Knowledge bases and the documents in them. */
@NamedInterface
@NullMarked
package dev.docent.ingestion.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

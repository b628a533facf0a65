/** What is extracted from documents: fields with their evidence, line items and tables. */
@NamedInterface
@NullMarked
package dev.docent.ingestion.extraction.field;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

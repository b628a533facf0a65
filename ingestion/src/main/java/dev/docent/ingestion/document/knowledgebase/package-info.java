/** Knowledge bases. */
@NamedInterface
@NullMarked
package dev.docent.ingestion.document.knowledgebase;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

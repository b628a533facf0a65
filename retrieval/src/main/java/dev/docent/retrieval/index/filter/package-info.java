/** Metadata filters: which documents a search looks at. */
@NamedInterface
@NullMarked
package dev.docent.retrieval.index.filter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

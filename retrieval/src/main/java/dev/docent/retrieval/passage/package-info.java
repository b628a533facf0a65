/** Passages, the documents and accounts they belong to, and citations of them. */
@NamedInterface
@NullMarked
package dev.docent.retrieval.passage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

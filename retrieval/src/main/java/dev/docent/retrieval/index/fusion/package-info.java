/** Combines the two result lists of a hybrid search into one ranking. */
@NamedInterface
@NullMarked
package dev.docent.retrieval.index.fusion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

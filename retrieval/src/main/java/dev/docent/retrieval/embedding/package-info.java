/** Embedding of texts as vectors, independent of the model. */
@NamedInterface
@NullMarked
package dev.docent.retrieval.embedding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

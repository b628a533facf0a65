/** Texts as vectors, whichever model computes them. */
@NamedInterface
@NullMarked
package dev.docent.retrieval.embedding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

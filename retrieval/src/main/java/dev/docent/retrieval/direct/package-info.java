/** Answers to questions that need no search for passages. */
@NamedInterface
@NullMarked
package dev.docent.retrieval.direct;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/** Answers to questions about the collection: which documents there are, how many, and since when. */
@NamedInterface
@NullMarked
package dev.docent.retrieval.direct.collection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

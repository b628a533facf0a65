/** Reranking: a model reads each of the best passages of a search together with the question. */
@NamedInterface
@NullMarked
package dev.docent.retrieval.reranking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

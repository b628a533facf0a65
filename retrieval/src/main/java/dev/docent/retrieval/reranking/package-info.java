/** The last look at the best passages of a search: a model that reads each of them together with the question. */
@NamedInterface
@NullMarked
package dev.docent.retrieval.reranking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

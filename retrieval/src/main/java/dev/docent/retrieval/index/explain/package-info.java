/** Explains why a search finds a passage, or does not, from what an index says of its two result lists. */
@NullMarked
package dev.docent.retrieval.index.explain;

import org.jspecify.annotations.NullMarked;

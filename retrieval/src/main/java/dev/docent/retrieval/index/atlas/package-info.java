/** Passages in MongoDB Atlas, or any MongoDB that has search. */
@NullMarked
package dev.docent.retrieval.index.atlas;

import org.jspecify.annotations.NullMarked;

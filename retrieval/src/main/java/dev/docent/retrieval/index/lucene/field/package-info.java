/** The fields and terms of a passage in the index, and the encoding of the passage itself. */
@NullMarked
package dev.docent.retrieval.index.lucene.field;

import org.jspecify.annotations.NullMarked;

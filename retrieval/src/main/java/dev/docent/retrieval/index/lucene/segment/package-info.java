/** Document ids and scores within the segments of the index. */
@NullMarked
package dev.docent.retrieval.index.lucene.segment;

import org.jspecify.annotations.NullMarked;

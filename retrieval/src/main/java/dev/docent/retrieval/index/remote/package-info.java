/** An index of passages in a search engine outside this process: revisions of documents, and when searches see them. */
@NullMarked
package dev.docent.retrieval.index.remote;

import org.jspecify.annotations.NullMarked;

/** Text analysis: words, sentences and names, for search, answers and chunking. */
@NamedInterface
@NullMarked
package dev.docent.retrieval.words;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

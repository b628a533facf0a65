/** Words and sentences, as searching, answering and cutting see them. */
@NamedInterface
@NullMarked
package dev.docent.retrieval.words;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/** Composes answers with verified citations from a question and its matching passages. */
@NamedInterface
@NullMarked
package dev.docent.retrieval.answering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

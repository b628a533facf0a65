/** From a question and its passages to an answer whose citations are verified. */
@NamedInterface
@NullMarked
package dev.docent.retrieval.answering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/** From a question of a conversation to one that stands alone. */
@NamedInterface
@NullMarked
package dev.docent.retrieval.question;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/** Rewrites questions of a conversation into standalone questions. */
@NamedInterface
@NullMarked
package dev.docent.retrieval.question;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

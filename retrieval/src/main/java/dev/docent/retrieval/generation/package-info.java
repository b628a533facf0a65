/** Which generation of the index serves, and how another model's takes its place without a gap. */
@NamedInterface
@NullMarked
package dev.docent.retrieval.generation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

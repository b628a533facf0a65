/** The threads of CPU work, which tenants use in turns. */
@NamedInterface
@NullMarked
package dev.docent.retrieval.compute;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

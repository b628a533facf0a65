/** Where passages are kept for searching, and how they are asked for. */
@NamedInterface
@NullMarked
package dev.docent.retrieval.index;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/**
 * Generations of the index: a generation is a version of the index for one embedding model. One serves; after a change of the
 * model another is filled in the background and then takes its place without a gap.
 */
@NamedInterface
@NullMarked
package dev.docent.retrieval.generation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

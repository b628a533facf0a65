/** Calls to models that somebody else runs: within limits, with bounded retries, and with failures that say what to do. */
@NamedInterface
@NullMarked
package dev.docent.retrieval.provider;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

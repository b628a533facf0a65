/** Calls to hosted models, with rate limits, bounded retries, and failures that say what to do. */
@NamedInterface
@NullMarked
package dev.docent.retrieval.provider;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

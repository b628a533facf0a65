/** What a chat model sees and hears: images in answers, and audio written down. */
@NamedInterface
@NullMarked
package dev.docent.retrieval.perception;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

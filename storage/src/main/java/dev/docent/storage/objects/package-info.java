/** Bytes under a key. */
@NamedInterface
@NullMarked
package dev.docent.storage.objects;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/** Bytes stored under keys. */
@NamedInterface
@NullMarked
package dev.docent.storage.objects;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/** What one aggregate needs to be kept: its annotation, ids and paging. */
@NamedInterface
@NullMarked
package dev.docent.storage.records;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

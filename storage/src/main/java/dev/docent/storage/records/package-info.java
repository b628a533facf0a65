/** Aggregates and what is common to their stores: ids, paging, leases and transfer. */
@NamedInterface
@NullMarked
package dev.docent.storage.records;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

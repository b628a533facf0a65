/** How much memory the service and its workers use while many documents are ingested. */
@NullMarked
package dev.docent.bench.memory;

import org.jspecify.annotations.NullMarked;

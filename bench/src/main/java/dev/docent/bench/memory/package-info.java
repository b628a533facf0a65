/** How much memory the service and its workers take while many documents come in. */
@NullMarked
package dev.docent.bench.memory;

import org.jspecify.annotations.NullMarked;

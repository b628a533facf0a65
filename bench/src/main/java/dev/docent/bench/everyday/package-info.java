/** Everyday questions over ordinary documents, asked of a running service and graded by rules. */
@NullMarked
package dev.docent.bench.everyday;

import org.jspecify.annotations.NullMarked;

/** The speed and recall of a large index. */
@NullMarked
package dev.docent.bench.scale;

import org.jspecify.annotations.NullMarked;

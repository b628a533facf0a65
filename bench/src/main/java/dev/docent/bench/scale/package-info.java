/** How fast and how exact the index is when it is large. */
@NullMarked
package dev.docent.bench.scale;

import org.jspecify.annotations.NullMarked;

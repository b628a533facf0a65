/** Knowledge bases as clients see them: their data, exports, imports, deletions and statistics. */
@NullMarked
package dev.docent.api.knowledge;

import org.jspecify.annotations.NullMarked;

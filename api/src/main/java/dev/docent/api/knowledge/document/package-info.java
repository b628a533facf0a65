/** Documents as clients see them: their state, text, passages and originals. */
@NullMarked
package dev.docent.api.knowledge.document;

import org.jspecify.annotations.NullMarked;

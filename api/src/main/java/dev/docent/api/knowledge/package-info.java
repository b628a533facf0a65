/**
 * Knowledge bases, documents and search, as clients see them. Depends on {@code access}, {@code exchange} and
 * {@code problem}.
 */
@NullMarked
package dev.docent.api.knowledge;

import org.jspecify.annotations.NullMarked;

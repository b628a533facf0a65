/** What all calls have in common: JSON, lists and their pages, limits of size. Depends on {@code problem}. */
@NullMarked
package dev.docent.api.exchange;

import org.jspecify.annotations.NullMarked;

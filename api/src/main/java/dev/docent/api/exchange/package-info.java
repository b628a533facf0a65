/** What all calls share: JSON, lists and their pages, events, and limits of size. */
@NullMarked
package dev.docent.api.exchange;

import org.jspecify.annotations.NullMarked;

/** Searches a knowledge base, and explains what was found. */
@NullMarked
package dev.docent.api.knowledge.search;

import org.jspecify.annotations.NullMarked;

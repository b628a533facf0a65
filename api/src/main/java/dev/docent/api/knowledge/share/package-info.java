/** The shares of a knowledge base, as its owner manages them. */
@NullMarked
package dev.docent.api.knowledge.share;

import org.jspecify.annotations.NullMarked;

/** Questions that are answered with yes or no, and the sentences that decide them. */
@NullMarked
package dev.docent.retrieval.answering.polar;

import org.jspecify.annotations.NullMarked;

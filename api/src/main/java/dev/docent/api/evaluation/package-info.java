/** Evaluations: golden questions asked of a knowledge base in the background, and compared with the previous run. */
@NullMarked
package dev.docent.api.evaluation;

import org.jspecify.annotations.NullMarked;

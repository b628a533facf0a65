/** How well the real components retrieve, answer and refuse, on collections in the layout of BEIR. */
@NullMarked
package dev.docent.bench.evaluation;

import org.jspecify.annotations.NullMarked;

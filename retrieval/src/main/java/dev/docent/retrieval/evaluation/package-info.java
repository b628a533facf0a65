/** Metrics of rankings, answers, refusals and citations, for golden questions and test collections alike. */
@NamedInterface
@NullMarked
package dev.docent.retrieval.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

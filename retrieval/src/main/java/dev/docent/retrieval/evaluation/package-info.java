/** What rankings, answers, refusals and citations are measured by, for one's own documents and for test collections alike. */
@NamedInterface
@NullMarked
package dev.docent.retrieval.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

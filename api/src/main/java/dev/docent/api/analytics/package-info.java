/** Counts of questions, their outcomes, their latencies and feedback on their answers, by day, for administrators. */
@NullMarked
package dev.docent.api.analytics;

import org.jspecify.annotations.NullMarked;

/** Notations of numbers and dates in English, German, French and Spanish. */
@NullMarked
package dev.docent.retrieval.answering.notation;

import org.jspecify.annotations.NullMarked;

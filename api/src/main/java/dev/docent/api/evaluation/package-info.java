/**
 * Golden questions: what a knowledge base should find and answer, asked in the background and compared with the run
 * before. Depends on {@code access}, {@code conversation}, {@code exchange}, {@code health}, {@code knowledge} and
 * {@code problem}.
 */
@NullMarked
package dev.docent.api.evaluation;

import org.jspecify.annotations.NullMarked;

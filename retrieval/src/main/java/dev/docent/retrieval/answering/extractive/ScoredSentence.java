package dev.docent.retrieval.answering.extractive;

/**
 * A sentence and its score.
 *
 * @param score 0 or more; comparable only within one question
 */
record ScoredSentence(Candidate sentence, double score) {}

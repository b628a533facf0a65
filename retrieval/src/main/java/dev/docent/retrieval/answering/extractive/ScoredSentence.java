package dev.docent.retrieval.answering.extractive;

/**
 * A sentence and its score.
 *
 * @param score 0 to 1; comparable only within one question
 */
record ScoredSentence(Candidate sentence, double score) {}

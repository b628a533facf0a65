package dev.docent.retrieval.answering.extractive;

/**
 * A sentence and how well it answers.
 *
 * @param score 0..1; comparable within one question alone
 */
record ScoredSentence(Candidate sentence, double score) {}

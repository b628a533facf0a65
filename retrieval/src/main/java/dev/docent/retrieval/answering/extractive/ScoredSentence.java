package dev.docent.retrieval.answering.extractive;

/**
 * A sentence and its score.
 *
 * @param score 0 or more; comparable only within one question
 * @param byWords the same without what the reader found
 */
record ScoredSentence(Candidate sentence, double score, double byWords) {

    /** A sentence of which no reader has read anything. */
    ScoredSentence(Candidate sentence, double score) {
        this(sentence, score, score);
    }
}

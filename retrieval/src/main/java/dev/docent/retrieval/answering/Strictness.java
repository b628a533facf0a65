package dev.docent.retrieval.answering;

/**
 * How much evidence an answer needs; with less, the question is refused. Each {@link AnswerComposer} defines its own
 * thresholds; a question that is answered at one level is answered at every less strict level.
 */
public enum Strictness {
    /** Gives the nearest text and refuses only questions on other topics, for readers who verify themselves. */
    LENIENT,
    /** Refuses questions that are probably not answered, at the cost of few that are. */
    BALANCED,
    /** Prefers refusing a correct answer to giving a wrong one. */
    STRICT
}

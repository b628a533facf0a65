package dev.docent.retrieval.answering;

/**
 * How much an answer must have to go on before it is given rather than refused. What that is in figures is for each
 * {@link AnswerComposer}; with more strictness the same question is never answered where less refuses it.
 */
public enum Strictness {
    /** Says what is nearest, and refuses only questions about other things: for readers who look for themselves. */
    LENIENT,
    /** Refuses what is likely not answered, and few of the questions that are. */
    BALANCED,
    /** Would rather refuse a good answer than give a wrong one. */
    STRICT
}

package dev.docent.api.limit;

/** What calls count as. */
public enum Counted {
    /** A question, and afterwards the tokens of its answer. */
    QUESTION,
    /** An answer as a stream of events, if the client prefers one. */
    STREAM,
    EVALUATION,
    /** The bytes of the body, and documents that are kept. */
    UPLOAD,
    KNOWLEDGE_BASE,
    ASSISTANT
}

package dev.docent.retrieval.answering;

/** What becomes of a sentence that says more than what it cites. */
public enum Unsupported {
    /** It stays, and its citations say that they do not support it. */
    MARK,
    /** It is left out, with citations that nothing else in the answer refers to. */
    DROP
}

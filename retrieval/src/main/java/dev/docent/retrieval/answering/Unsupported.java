package dev.docent.retrieval.answering;

/** What happens to a sentence that states more than its citations. */
public enum Unsupported {
    /** It is kept, and its citations are marked as not supporting it. */
    MARK,
    /** It is dropped, together with citations that no other sentence uses. */
    DROP
}

package dev.docent.retrieval.provider;

/** Who waits for a call. */
public enum Urgency {
    /** A person; the last half of what may be sent at once is kept for these calls. */
    PERSON,
    /** A queue. */
    QUEUE
}

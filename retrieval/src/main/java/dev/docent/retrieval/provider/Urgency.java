package dev.docent.retrieval.provider;

/** The priority of a call. */
public enum Urgency {
    /** A person waits. Half of the capacity of each {@link TokenBucket} is reserved for these calls. */
    PERSON,
    /** Background work. */
    QUEUE
}

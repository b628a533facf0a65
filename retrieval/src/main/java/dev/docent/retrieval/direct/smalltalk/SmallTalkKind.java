package dev.docent.retrieval.direct.smalltalk;

/** The kinds of small talk. If a message has phrases of several kinds, the first of these decides the reply. */
enum SmallTalkKind {
    /** "What can you do?", "Who are you?" */
    ABILITIES,
    /** "How are you?" */
    WELLBEING,
    THANKS,
    FAREWELL,
    GREETING,
    /** "OK", "Got it" */
    ASSENT
}

package dev.docent.retrieval.index.remote;

import dev.docent.retrieval.passage.PassageSource;

/**
 * The revision of a document that is in force: its passages are the document's passages, all others are invisible.
 *
 * @param number of the revision
 * @param since the sequence number assigned when it took effect, after the engine showed its passages
 * @param source the document
 * @param passages number of passages
 */
public record CurrentRevision(long number, long since, PassageSource source, long passages) {}

package dev.docent.retrieval.index.remote;

import dev.docent.retrieval.passage.DocumentRef;

/**
 * Identifies a passage in an engine. No two passages ever have the same key, since a revision number is never reused.
 *
 * @param revision number of the revision that wrote the passage
 * @param ordinal position among the document's passages, from 0
 */
public record PassageKey(DocumentRef document, long revision, int ordinal) {}

package dev.docent.retrieval.index;

/**
 * A document that has passages in the index.
 *
 * @param owner id of the account
 * @param document id of the document
 */
public record IndexedDocument(String owner, String document) {}

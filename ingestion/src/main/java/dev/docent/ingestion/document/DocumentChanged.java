package dev.docent.ingestion.document;

/**
 * A document was stored in a new state. Published when the state is durable, on the thread that stored it: listeners
 * must return quickly.
 *
 * @param document as it is now; {@link DocumentStatus#DELETING} if it is being deleted
 */
public record DocumentChanged(Document document) {}

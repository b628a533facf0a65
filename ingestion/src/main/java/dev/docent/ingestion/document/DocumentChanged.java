package dev.docent.ingestion.document;

/**
 * A document was stored in a new state. Published after the state is durable, on the thread that stored it: listeners
 * are quick.
 *
 * @param document as it is now; {@link DocumentStatus#DELETING} when it is being removed
 */
public record DocumentChanged(Document document) {}

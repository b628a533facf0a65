package dev.docent.ingestion.document.correction;

import dev.docent.storage.records.NestedValue;

/**
 * The text that a user has given a passage.
 *
 * @param tokens its length in tokens of the embedding model
 */
public record EditedText(String text, int tokens) implements NestedValue {}

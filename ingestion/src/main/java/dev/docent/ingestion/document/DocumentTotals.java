package dev.docent.ingestion.document;

/**
 * What an account stores, without documents that are being deleted.
 *
 * @param bytes size of the originals
 */
public record DocumentTotals(long documents, long bytes) {}

package dev.docent.ingestion.document;

/**
 * The properties of stored bytes.
 *
 * @param size in bytes
 * @param sha256 in lower-case hex
 */
public record Original(long size, String sha256) {}

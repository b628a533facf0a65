package dev.docent.ingestion.document;

/**
 * What is known of an upload's bytes once they are stored.
 *
 * @param size in bytes
 * @param sha256 in lower-case hex
 */
public record Original(long size, String sha256) {}

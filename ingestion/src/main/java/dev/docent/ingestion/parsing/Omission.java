package dev.docent.ingestion.parsing;

/**
 * A part of a document that was skipped while the rest was read.
 *
 * @param code machine-readable code, such as {@code pages_unreadable} or {@code embedded_skipped}
 * @param message a sentence that states what is missing and why
 */
public record Omission(String code, String message) {}

package dev.docent.ingestion.parsing;

/**
 * Something that a document has and that was not read, although the rest was.
 *
 * @param code what programs read: {@code pages_unreadable}, {@code embedded_skipped} …
 * @param message a sentence for people that says what is missing and why
 */
public record Omission(String code, String message) {}

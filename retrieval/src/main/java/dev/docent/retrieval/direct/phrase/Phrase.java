package dev.docent.retrieval.direct.phrase;

import org.jspecify.annotations.Nullable;

/**
 * A phrase in a message.
 *
 * @param role what it means
 * @param start its start in the message
 * @param end its end, exclusive
 * @param detail the first group of its expression; null if there is none
 */
public record Phrase(
        String role, int start, int end, @Nullable String detail) {}

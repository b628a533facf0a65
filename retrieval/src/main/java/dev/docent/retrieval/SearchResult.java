package dev.docent.retrieval;

import org.jspecify.annotations.Nullable;

/**
 * The result of a search.
 *
 * @param hits the hits, or the hits with explanations
 * @param degraded why similarity was not searched although the mode asked for it, a sentence for the user; null when
 *     the search ran as requested
 */
public record SearchResult<T>(T hits, @Nullable String degraded) {}

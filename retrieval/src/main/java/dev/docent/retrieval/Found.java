package dev.docent.retrieval;

import org.jspecify.annotations.Nullable;

/**
 * What a search found.
 *
 * @param hits in whatever form they were asked for
 * @param degraded a sentence for people that says why meaning was not searched although it was asked for; null when all
 *     went as asked
 */
public record Found<T>(T hits, @Nullable String degraded) {}

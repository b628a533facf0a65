package dev.docent.retrieval.provider;

/**
 * What a call gave, and what it cost.
 *
 * @param tokens how many the provider counted, or a negative number when it did not say
 */
public record Metered<T>(T result, long tokens) {}

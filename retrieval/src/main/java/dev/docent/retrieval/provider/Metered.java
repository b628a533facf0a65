package dev.docent.retrieval.provider;

/**
 * The result of a call and the tokens that it used.
 *
 * @param tokens as the provider counted them, or a negative number if it did not report any
 */
public record Metered<T>(T result, long tokens) {}

package dev.docent.retrieval.provider;

/**
 * How a provider counts a call toward its limits.
 *
 * @param requests number of requests; more than 1 if each text of a batch counts
 * @param tokens estimated number of tokens
 */
public record CallSize(long requests, long tokens) {}

package dev.docent.retrieval.index.atlas;

/**
 * A server that keeps records and nothing more.
 *
 * @param said what it answered when it was asked for its search indexes
 */
record WithoutSearch(String said) implements SearchAbility {}

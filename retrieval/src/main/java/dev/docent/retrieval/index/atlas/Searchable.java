package dev.docent.retrieval.index.atlas;

/** A server that makes search indexes, and searches. */
record Searchable() implements SearchAbility {}

package dev.docent.retrieval.generation;

/** A fill was told to stop; the next one goes on after what is durable. */
final class FillStoppedException extends RuntimeException {}

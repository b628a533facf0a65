package dev.docent.retrieval.embedding;

/** Counts tokens as the embedding model in use does. Safe for concurrent use. */
@FunctionalInterface
public interface TokenCounter {

    /** {@return how many tokens the text has, without the model's own start and end marks; 0 for an empty one} */
    int count(String text);
}

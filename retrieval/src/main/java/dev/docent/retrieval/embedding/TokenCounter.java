package dev.docent.retrieval.embedding;

/**
 * Counts tokens as the embedding model in the process does. Passages are cut by it whichever model embeds them: they stay
 * the same when the model changes, and hosted models read longer ones. Safe for concurrent use.
 */
@FunctionalInterface
public interface TokenCounter {

    /** {@return how many tokens the text has, without the model's own start and end marks; 0 for an empty one} */
    int count(String text);
}

package dev.docent.retrieval.embedding;

/**
 * Counts tokens as the embedding model in process does. All passages are cut by this count, whichever model embeds
 * them: they stay the same when the model changes, and hosted models accept longer ones. Safe for concurrent use.
 */
@FunctionalInterface
public interface TokenCounter {

    /**
     * {@return the number of tokens of the text, without the start and end tokens of the model; 0 for an empty text}
     */
    int count(String text);
}

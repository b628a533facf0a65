package dev.docent.retrieval.words;

import java.util.Set;

/** English words that only ask or point back, as {@link WordAnalyzer} writes them: they say nothing of what is asked. */
public final class AskingWords {

    private static final Set<String> WORDS = Set.of(
            "about", "also", "am", "ani", "ar", "be", "been", "between", "can", "could", "describ", "did", "do", "doe",
            "done", "dure", "explain", "from", "give", "ha", "had", "have", "he", "her", "hi", "him", "his", "how", "i",
            "it", "kind", "list", "mai", "mani", "mean", "me", "might", "much", "must", "my", "name", "our", "pleas",
            "shall", "she", "should", "show", "so", "some", "tell", "than", "their", "thei", "them", "through", "type",
            "us", "wa", "we", "were", "what", "when", "where", "which", "who", "whom", "whose", "why", "will", "would",
            "you", "your");

    private AskingWords() {}

    /** {@return whether the word carries nothing of what a question is about} */
    public static boolean contains(String term) {
        return WORDS.contains(term);
    }
}

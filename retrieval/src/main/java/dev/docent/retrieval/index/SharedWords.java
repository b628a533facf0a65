package dev.docent.retrieval.index;

import dev.docent.retrieval.words.QueryWord;
import dev.docent.retrieval.words.WordAnalyzer;
import java.util.HashSet;
import java.util.List;

/**
 * The words of a question, and which of them another text has.
 *
 * @param asked in the order of the question
 */
public record SharedWords(List<QueryWord> asked) {

    public SharedWords {
        asked = List.copyOf(asked);
    }

    /** {@return the words, as the question writes them, in its order} */
    public List<String> in(String text, WordAnalyzer analyzer) {
        var words = new HashSet<>(analyzer.terms(text, Integer.MAX_VALUE));
        return asked.stream()
                .filter(word -> word.isIn(words))
                .map(QueryWord::written)
                .toList();
    }
}

package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.words.WordAnalyzer;
import java.util.HashSet;
import java.util.List;
import java.util.SequencedMap;

/** The words of a question, and which of them another text has. */
final class SharedWords {

    private final WordAnalyzer analyzer;
    private final SequencedMap<String, String> asked;

    SharedWords(WordAnalyzer analyzer, String question) {
        this.analyzer = analyzer;
        this.asked = analyzer.written(question, AskedTerms.MAX_TERMS);
    }

    /** {@return the words, as the question writes them, in its order} */
    List<String> in(String text) {
        var words = new HashSet<>(analyzer.terms(text, Integer.MAX_VALUE));
        return asked.entrySet().stream()
                .filter(word -> words.contains(word.getKey()))
                .map(word -> word.getValue())
                .toList();
    }
}

package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.words.WordAnalyzer;
import dev.docent.retrieval.words.WordAnalyzers;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.jspecify.annotations.Nullable;

/** A text to search by words, read as its language has it; all languages share one field. */
final class WordsField extends Field {

    private static final WordAnalyzers ANALYZERS = new WordAnalyzers();

    private final String text;
    private final WordAnalyzer analyzer;

    /** @param language ISO 639-1 code; null when not known */
    WordsField(String text, @Nullable String language) {
        super(PassageFields.WORDS, text, TextField.TYPE_NOT_STORED);
        this.text = text;
        this.analyzer = ANALYZERS.of(language);
    }

    @Override
    public TokenStream tokenStream(Analyzer ofTheIndex, @Nullable TokenStream reused) {
        return analyzer.tokenStream(name(), text);
    }
}

package dev.docent.retrieval.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Splits texts into words for comparison: at Unicode word boundaries, or into bigrams for scripts without spaces, then
 * lowercased, without accents, and stemmed by the rules of one language.
 */
public final class WordAnalyzer extends Analyzer {

    /**
     * The position gap between two texts of one field. It exceeds the length of any passage, so that words of different
     * texts are never near each other, and a position identifies the text.
     */
    public static final int POSITION_GAP = 1 << 20;

    private final UnaryOperator<TokenStream> filters;

    /** An analyzer of English. */
    public WordAnalyzer() {
        this(composed -> WordFilters.of(TextLanguage.ENGLISH, composed, true));
    }

    WordAnalyzer(UnaryOperator<TokenStream> filters) {
        this.filters = filters;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var words = new StandardTokenizer();
        return new TokenStreamComponents(words, filters.apply(new NfcFilter(words)));
    }

    @Override
    public int getPositionIncrementGap(String field) {
        return POSITION_GAP;
    }

    /** {@return the distinct words of the text in order, at most {@code limit}} */
    public List<String> terms(String text, int limit) {
        return List.copyOf(written(text, limit).keySet());
    }

    /** {@return all words of the text in order, with repetitions} */
    public List<String> all(String text) {
        var words = new ArrayList<String>();
        read(text, (word, start, end) -> words.add(word));
        return words;
    }

    /** {@return the distinct words in order, at most {@code limit}, each with the spelling of its first occurrence} */
    public SequencedMap<String, String> written(String text, int limit) {
        var words = new LinkedHashMap<String, String>();
        read(text, (word, start, end) -> {
            words.putIfAbsent(word, text.substring(start, end));
            return words.size() < limit;
        });
        return words;
    }

    /** Passes the words of the text to the reader until it returns false. */
    void read(String text, Reader reader) {
        try (var stream = tokenStream("", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var place = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            var more = true;
            while (more && stream.incrementToken()) {
                more = reader.read(term.toString(), place.startOffset(), place.endOffset());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot analyze a text in memory", e);
        }
    }

    /** Receives the words of a text. */
    @FunctionalInterface
    interface Reader {
        /** {@return whether to continue} */
        boolean read(String word, int start, int end);
    }

    /** Normalizes words to NFC, since some programs store a letter and its accent as two characters. */
    private static final class NfcFilter extends TokenFilter {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        NfcFilter(TokenStream words) {
            super(words);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            if (!Normalizer.isNormalized(term, Form.NFC)) {
                var composed = Normalizer.normalize(term, Form.NFC);
                term.setEmpty().append(composed);
            }
            return true;
        }
    }
}

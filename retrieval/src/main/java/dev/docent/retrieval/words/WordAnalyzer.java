package dev.docent.retrieval.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * The words of passages and questions as they are compared: Unicode word boundaries, pairs of characters where a
 * script has none between words, no case, no accents, no inflections of the one language that it reads.
 */
public final class WordAnalyzer extends Analyzer {

    /**
     * How far apart the positions of two texts of one field are. More than a passage has words, so that words of different
     * texts are never near each other and a position tells which text it is of.
     */
    public static final int POSITION_GAP = 1 << 20;

    private final UnaryOperator<TokenStream> filters;

    /** Reads English. */
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

    /** {@return the distinct words of the text in their order, at most so many} */
    public List<String> terms(String text, int limit) {
        return List.copyOf(written(text, limit).keySet());
    }

    /** {@return every word of the text in its order, as often as it stands there} */
    public List<String> all(String text) {
        var words = new ArrayList<String>();
        read(text, (word, start, end) -> words.add(word));
        return words;
    }

    /** {@return the distinct words, each with how the text writes it where it stands first} */
    public SequencedMap<String, String> written(String text, int limit) {
        var words = new LinkedHashMap<String, String>();
        read(text, (word, start, end) -> {
            words.putIfAbsent(word, text.substring(start, end));
            return words.size() < limit;
        });
        return words;
    }

    /** Reads the text, word by word, as long as more are wanted. */
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
            throw new UncheckedIOException("A text in memory can't fail to be read", e);
        }
    }

    /** Takes the words of a text. */
    @FunctionalInterface
    interface Reader {
        /** {@return whether more are wanted} */
        boolean read(String word, int start, int end);
    }
}

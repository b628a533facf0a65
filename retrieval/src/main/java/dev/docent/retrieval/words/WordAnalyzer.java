package dev.docent.retrieval.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * The words of passages and questions as they are compared: Unicode word boundaries, pairs of characters where a
 * script has none between words, no case, no accents, English inflections removed. Words of other languages pass
 * unchanged.
 */
public final class WordAnalyzer extends Analyzer {

    /**
     * How far apart the positions of two texts of one field are. More than a passage has words, so that words of different
     * texts are never near each other and a position tells which text it is of.
     */
    public static final int BETWEEN_TEXTS = 1 << 20;

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var words = new StandardTokenizer();
        var plain = new LowerCaseFilter(new CJKWidthFilter(new EnglishPossessiveFilter(new ComposedFilter(words))));
        var content = new StopFilter(new CJKBigramFilter(plain), EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
        return new TokenStreamComponents(words, new PorterStemFilter(new ASCIIFoldingFilter(content)));
    }

    @Override
    public int getPositionIncrementGap(String field) {
        return BETWEEN_TEXTS;
    }

    /** {@return the distinct words of the text in their order, at most so many} */
    public List<String> terms(String text, int limit) {
        return List.copyOf(written(text, limit).keySet());
    }

    /** {@return the same words, each with how the text writes it where it stands first} */
    public SequencedMap<String, String> written(String text, int limit) {
        try (var stream = tokenStream("", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var place = stream.addAttribute(OffsetAttribute.class);
            var words = new LinkedHashMap<String, String>();
            stream.reset();
            while (words.size() < limit && stream.incrementToken()) {
                words.putIfAbsent(term.toString(), text.substring(place.startOffset(), place.endOffset()));
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory can't fail to be read", e);
        }
    }
}

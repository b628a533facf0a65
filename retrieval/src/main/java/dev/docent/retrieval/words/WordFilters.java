package dev.docent.retrieval.words;

import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishPluralStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;

/**
 * The token filters of each language. Spanish and French distinguish forms of a word by accents, which users leave out: texts
 * keep a word with accents in both spellings at the same position, questions keep the spelling they have.
 *
 * @see <a href="https://snowballstem.org">Snowball, for German, Spanish, French and Russian</a>
 * @see <a href="https://doi.org/10.1145/564376.564425">Larkey, Ballesteros and Connell: Improving stemming for Arabic
 *     information retrieval. SIGIR 2002</a>
 */
final class WordFilters {

    private WordFilters() {}

    /** {@return the words as they are compared} @param isText false for a question */
    static TokenStream of(TextLanguage inflection, TokenStream composed, boolean isText) {
        var words = pairs(
                switch (inflection) {
                    case ENGLISH -> new EnglishPossessiveFilter(composed);
                    case FRENCH -> elided(composed);
                    case GERMAN, SPANISH, RUSSIAN, ARABIC -> composed;
                });
        var content = new StopFilter(words, StopWords.of(inflection));
        return switch (inflection) {
            case ENGLISH -> new PorterStemFilter(new ASCIIFoldingFilter(content));
            case GERMAN -> german(content);
            case SPANISH -> spanish(content, isText);
            case FRENCH -> french(content, isText);
            case RUSSIAN -> new SnowballFilter(new ASCIIFoldingFilter(content), new RussianStemmer());
            case ARABIC -> arabic(content);
        };
    }

    /** {@return all words in lower case without accents, not stemmed} */
    static TokenStream plain(TokenStream composed) {
        return new ASCIIFoldingFilter(new ArabicNormalizationFilter(pairs(elided(composed))));
    }

    /** Umlauts have three spellings; the stemmer expects the one without dots. */
    private static TokenStream german(TokenStream content) {
        var plain = new ASCIIFoldingFilter(new GermanNormalizationFilter(content));
        return new SnowballFilter(plain, new GermanStemmer());
    }

    /** Snowball stems "ciudades" to "ciudad" but "ciudad" to "ciud", so plurals are removed first. */
    private static TokenStream spanish(TokenStream content, boolean isText) {
        var singular = new SpanishPluralStemFilter(accented(content, isText));
        return unaccented(new SnowballFilter(singular, new SpanishStemmer()), isText);
    }

    private static TokenStream french(TokenStream content, boolean isText) {
        return unaccented(new SnowballFilter(accented(content, isText), new FrenchStemmer()), isText);
    }

    private static TokenStream arabic(TokenStream content) {
        var plain = new ArabicNormalizationFilter(new DecimalDigitFilter(new ASCIIFoldingFilter(content)));
        return new ArabicStemFilter(plain);
    }

    private static TokenStream accented(TokenStream content, boolean isText) {
        return isText ? new ASCIIFoldingFilter(content, true) : content;
    }

    private static TokenStream unaccented(TokenStream stems, boolean isText) {
        var plain = new ASCIIFoldingFilter(stems);
        return isText ? new RemoveDuplicatesTokenFilter(plain) : plain;
    }

    private static TokenStream elided(TokenStream composed) {
        return new ElisionFilter(composed, FrenchAnalyzer.DEFAULT_ARTICLES);
    }

    private static TokenStream pairs(TokenStream composed) {
        return new CJKBigramFilter(new LowerCaseFilter(new CJKWidthFilter(composed)));
    }
}

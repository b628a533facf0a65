package dev.docent.retrieval.words;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/**
 * Sentence boundaries by the Unicode rules (UAX 29), except behind abbreviations of English, French, German and Spanish and
 * behind initials.
 *
 * <p>ICU's own filter mistakes the end of a word for an abbreviation ("hospital." for "al.") and misses initials that are a
 * prefix of a longer abbreviation.
 */
public final class SentenceBreaks {

    private static final BreakIterator SENTENCES = BreakIterator.getSentenceInstance(ULocale.ENGLISH);

    private SentenceBreaks() {}

    /** {@return a new iterator for one thread} */
    public static BreakIterator iterator() {
        return new AbbreviationAwareIterator(SENTENCES.clone());
    }
}

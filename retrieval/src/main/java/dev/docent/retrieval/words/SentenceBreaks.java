package dev.docent.retrieval.words;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/**
 * Where sentences end, by the Unicode rules (UAX 29), but not after abbreviations of English, French, German and Spanish
 * or after initials of names.
 *
 * <p>ICU's own filter is not used: it takes the end of a word for an abbreviation ("hospital." for "al.") and overlooks
 * initials that longer abbreviations begin with.
 */
public final class SentenceBreaks {

    private static final BreakIterator SENTENCES = BreakIterator.getSentenceInstance(ULocale.ENGLISH);

    private SentenceBreaks() {}

    /** {@return a new iterator, to be used by one thread} */
    public static BreakIterator iterator() {
        return new AbbreviationAwareIterator(SENTENCES.clone());
    }
}

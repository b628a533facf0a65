package dev.docent.retrieval.words;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

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

    /** {@return the end of each sentence, ascending; the last is the length of the text} */
    public static List<Integer> ends(String text) {
        var sentences = SENTENCES.clone();
        sentences.setText(text);
        var ends = new ArrayList<Integer>();
        for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
            if (end == text.length() || !Abbreviations.endAt(text, end)) {
                ends.add(end);
            }
        }
        return ends;
    }
}

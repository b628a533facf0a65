package dev.docent.retrieval.words;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.text.CharacterIterator;

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

    /** Iterates over sentence boundaries, without those behind an abbreviation. */
    private static final class AbbreviationAwareIterator extends BreakIterator {

        private final BreakIterator sentences;
        private String text = "";

        AbbreviationAwareIterator(BreakIterator sentences) {
            this.sentences = sentences;
        }

        @Override
        public void setText(CharacterIterator content) {
            var all = new StringBuilder(content.getEndIndex() - content.getBeginIndex());
            for (char c = content.first(); content.getIndex() < content.getEndIndex(); c = content.next()) {
                all.append(c);
            }
            text = all.toString();
            sentences.setText(text);
        }

        @Override
        public CharacterIterator getText() {
            return sentences.getText();
        }

        @Override
        public int first() {
            return sentences.first();
        }

        @Override
        public int last() {
            return sentences.last();
        }

        @Override
        public int current() {
            return sentences.current();
        }

        @Override
        public int next() {
            int found = sentences.next();
            while (isInsideSentence(found)) {
                found = sentences.next();
            }
            return found;
        }

        @Override
        public int previous() {
            int found = sentences.previous();
            while (isInsideSentence(found)) {
                found = sentences.previous();
            }
            return found;
        }

        @Override
        public int next(int count) {
            int found = current();
            for (int i = 0; i < Math.abs(count) && found != DONE; i++) {
                found = count > 0 ? next() : previous();
            }
            return found;
        }

        @Override
        public int following(int offset) {
            int found = sentences.following(offset);
            return isInsideSentence(found) ? next() : found;
        }

        private boolean isInsideSentence(int found) {
            return found > 0 && found < text.length() && Abbreviations.endAt(text, found);
        }
    }
}

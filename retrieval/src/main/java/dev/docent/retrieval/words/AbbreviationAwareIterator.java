package dev.docent.retrieval.words;

import com.ibm.icu.text.BreakIterator;
import java.text.CharacterIterator;

/** Iterates over sentence boundaries, without those behind an abbreviation. */
final class AbbreviationAwareIterator extends BreakIterator {

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

package dev.docent.ingestion.chunking;

import com.ibm.icu.text.BreakIterator;
import dev.docent.ingestion.chunking.Layout.Kind;
import dev.docent.ingestion.chunking.Layout.Stretch;
import dev.docent.retrieval.embedding.TokenCounter;
import dev.docent.retrieval.words.SentenceBreaks;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the stretches of a text into units: prose between sentences, lines between lines, rows not at all. What is longer than a passage may be is cut between words.
 */
final class UnitCutter {

    /** No word of the model's vocabulary is longer in any text that people write; so many characters may be one token. */
    private static final int CHARACTERS_A_TOKEN = 4;

    private final TokenCounter tokens;
    private final ChunkingProperties limits;
    private final String text;
    private final BreakIterator sentences = SentenceBreaks.iterator();
    private final List<Unit> units = new ArrayList<>();

    UnitCutter(String text, TokenCounter tokens, ChunkingProperties limits) {
        this.text = text;
        this.tokens = tokens;
        this.limits = limits;
    }

    List<Unit> cut(List<Stretch> stretches) {
        for (int block = 0; block < stretches.size(); block++) {
            var stretch = stretches.get(block);
            switch (stretch.kind()) {
                case PROSE -> cutSentences(stretch, block);
                case LINES -> cutLines(stretch, block);
                case ROW -> add(stretch, block, stretch.start(), stretch.end());
            }
        }
        return units;
    }

    private void cutSentences(Stretch stretch, int block) {
        sentences.setText(text.substring(stretch.start(), stretch.end()));
        int from = sentences.first();
        for (int to = sentences.next(); to != BreakIterator.DONE; from = to, to = sentences.next()) {
            add(stretch, block, stretch.start() + from, stretch.start() + to);
        }
    }

    private void cutLines(Stretch stretch, int block) {
        int from = stretch.start();
        while (from < stretch.end()) {
            int to = text.indexOf('\n', from) + 1;
            if (to == 0 || to > stretch.end()) {
                to = stretch.end();
            }
            add(stretch, block, from, to);
            from = to;
        }
    }

    private void add(Stretch stretch, int block, int from, int to) {
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (from < to && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        if (from == to) {
            return;
        }
        int most = stretch.kind() == Kind.ROW ? limits.maxRowTokens() : limits.maxTokens();
        // Counting costs as much as the text is long: what is far too long is cut before it is counted.
        int count = to - from > most * CHARACTERS_A_TOKEN * 4 ? most + 1 : tokens.count(text.substring(from, to));
        if (count <= most) {
            units.add(unit(stretch, block, from, to, count));
        } else {
            cutWords(stretch, block, from, to, limits.maxTokens());
        }
    }

    private void cutWords(Stretch stretch, int block, int from, int to, int most) {
        while (from < to) {
            int length = Math.min(to - from, most * CHARACTERS_A_TOKEN);
            int end = wordEnd(from, from + length, to);
            int count = tokens.count(text.substring(from, end));
            while (count > most) {
                length = Math.max(1, (end - from) * most / (count + most / 8));
                end = wordEnd(from, from + length, to);
                count = tokens.count(text.substring(from, end));
            }
            if (text.substring(from, end).isBlank()) {
                from = end;
                continue;
            }
            add(stretch, block, from, end, count);
            from = end;
        }
    }

    private void add(Stretch stretch, int block, int from, int end, int count) {
        while (Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        units.add(unit(stretch, block, from, end, count));
    }

    /** The end of the last word, better of the last clause, that ends before; or in a word without end, anywhere in it. */
    private int wordEnd(int from, int end, int to) {
        if (end >= to) {
            return to;
        }
        for (int i = end; i > from + (end - from) / 2; i--) {
            if (Character.isWhitespace(text.charAt(i)) && ",;:–".indexOf(text.charAt(i - 1)) >= 0) {
                return i;
            }
        }
        for (int i = end; i > from + (end - from) / 2; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return Character.isLowSurrogate(text.charAt(end)) && end - 1 > from ? end - 1 : end;
    }

    private static Unit unit(Stretch stretch, int block, int from, int to, int count) {
        return new Unit(from, to, count, stretch.headings(), block, stretch.columns());
    }
}

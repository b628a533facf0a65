package dev.docent.ingestion.chunking;

import dev.docent.ingestion.chunking.Layout.Kind;
import dev.docent.ingestion.chunking.Layout.Span;
import dev.docent.retrieval.embedding.TokenCounter;
import dev.docent.retrieval.words.SentenceBreaks;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits the spans of a text into units: prose into sentences, and lines, but not rows. Units that are too long are
 * split between words.
 */
final class UnitSplitter {

    /** A lower bound for the number of characters per token in ordinary text. */
    private static final int CHARACTERS_PER_TOKEN = 4;

    private final TokenCounter tokens;
    private final ChunkingProperties limits;
    private final String text;
    private final List<Unit> units = new ArrayList<>();

    UnitSplitter(String text, TokenCounter tokens, ChunkingProperties limits) {
        this.text = text;
        this.tokens = tokens;
        this.limits = limits;
    }

    List<Unit> split(List<Span> spans) {
        for (var span : spans) {
            switch (span.kind()) {
                case PROSE -> splitSentences(span);
                case LINES -> splitLines(span);
                case ROW -> addOrSplit(span, span.start(), span.end());
            }
        }
        return units;
    }

    private void splitSentences(Span span) {
        int from = span.start();
        for (int end : SentenceBreaks.ends(text.substring(span.start(), span.end()))) {
            int to = span.start() + end;
            addOrSplit(span, from, to);
            from = to;
        }
    }

    private void splitLines(Span span) {
        for (int from = span.start(), to; from < span.end(); from = to) {
            to = text.indexOf('\n', from) + 1;
            if (to == 0 || to > span.end()) {
                to = span.end();
            }
            addOrSplit(span, from, to);
        }
    }

    private void addOrSplit(Span span, int from, int to) {
        int start = skipBlanks(from, to);
        int end = trimBlanks(start, to);
        if (start == end) {
            return;
        }
        int max = span.kind() == Kind.ROW ? limits.maxRowTokens() : limits.maxTokens();
        // The cost of counting grows with the length, so text that is far too long is split before it is counted.
        int count = end - start > max * CHARACTERS_PER_TOKEN * 4 ? max + 1 : count(start, end);
        if (count <= max) {
            units.add(new Unit(start, end, count, span));
        } else {
            splitWords(span, start, end);
        }
    }

    private void splitWords(Span span, int from, int to) {
        int max = limits.maxTokens();
        for (int start = from, end; start < to; start = end) {
            end = wordEnd(start, start + Math.min(to - start, max * CHARACTERS_PER_TOKEN), to);
            int count = count(start, end);
            while (count > max) {
                int length = Math.max(1, (end - start) * max / (count + max / 8));
                end = wordEnd(start, start + length, to);
                count = count(start, end);
            }
            int first = skipBlanks(start, end);
            if (first < end) {
                units.add(new Unit(first, trimBlanks(first, end), count, span));
            }
        }
    }

    private int count(int from, int to) {
        return tokens.count(text.substring(from, to));
    }

    private int skipBlanks(int from, int to) {
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        return from;
    }

    private int trimBlanks(int from, int to) {
        while (from < to && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return to;
    }

    /** {@return the end of the last clause or else word before {@code end}; within a long word, any position} */
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

    /**
     * The smallest part of a passage: a sentence, a list item, a line, or a table row.
     *
     * @param start offset in the text, in UTF-16 units
     * @param end offset after the unit
     * @param tokens number of tokens of the embedding model
     * @param span the span that contains it; the sentences of a paragraph share it
     */
    record Unit(int start, int end, int tokens, Span span) {}
}

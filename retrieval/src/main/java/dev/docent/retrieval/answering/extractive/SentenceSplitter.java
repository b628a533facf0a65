package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.answering.table.TableRow;
import dev.docent.retrieval.words.SentenceBreaks;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits a passage into sentences. Wrapped lines are joined; lists, tables and headings are split by line. */
final class SentenceSplitter {

    private static final int WRAPPED_LENGTH = 40;
    private static final int LABEL_WORDS = 3;
    private static final Pattern OWN_LINE = Pattern.compile("^\\s*([|#>*•▪◦–-]|\\d{1,3}[.)]\\s).*");
    private static final Pattern LIST_MARK = Pattern.compile("([-*•▪◦–]\\s*)?(\\d{1,3}|\\p{L})[.)]");
    private static final Pattern LIST_ITEM = Pattern.compile("(?:[-*•▪◦–]|\\d{1,3}[.)]) ");

    /** A form's or mail's line, such as {@code Total price: 12.00}. */
    private static final Pattern LABELED = Pattern.compile("^\\s*\\p{Lu}[^.:\n]{1,30}:\\s.*");

    private static final Pattern TABLE_RULE = Pattern.compile("\\s*\\|(?=[ :|]*+-)[ :|-]*+(\\n|$)");

    private SentenceSplitter() {}

    /** {@return the sentences of the passage in order, without table headers and lines without content} */
    static List<Span> split(String text) {
        var lines = unwrapped(text);
        var spans = new ArrayList<Span>();
        int from = 0;
        for (int to : SentenceBreaks.ends(lines)) {
            var span = trimmed(text, from, to);
            if (to < text.length() && lines.charAt(to - 1) != '\n' && isOnlyBegun(text, span)) {
                continue;
            }
            if (span.from() < span.to() && saysSomething(text, span)) {
                spans.add(span);
            }
            from = to;
        }
        return spans;
    }

    /** A full stop inside a table row, or after the number of a list item, does not end a sentence. */
    private static boolean isOnlyBegun(String text, Span span) {
        return text.startsWith("|", span.from())
                || LIST_MARK.matcher(text).region(span.from(), span.to()).matches();
    }

    private static boolean saysSomething(String text, Span span) {
        var sentence = text.substring(span.from(), span.to());
        return sentence.codePoints().anyMatch(Character::isLetterOrDigit)
                && !(isLabel(sentence) && !LIST_ITEM.matcher(sentence).lookingAt())
                && !(TableRow.isOne(sentence)
                        && TABLE_RULE
                                .matcher(text)
                                .region(span.to(), text.length())
                                .lookingAt());
    }

    /**
     * One or two words without a number or a colon are a heading or a caption. Scripts without letter case may have no
     * spaces between words, so their words are not counted.
     */
    private static boolean isLabel(String sentence) {
        var last = sentence.codePointBefore(sentence.length());
        return sentence.split("\\s+").length < LABEL_WORDS
                && sentence.codePoints().noneMatch(point -> Character.isDigit(point) || point == ':' || point == '|')
                && (Character.isLowerCase(last) || Character.isUpperCase(last));
    }

    private static Span trimmed(String text, int from, int to) {
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (from < to && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return new Span(from, to);
    }

    /** Replaces the line breaks of wrapped lines by spaces, which keeps all offsets. */
    private static String unwrapped(String text) {
        var result = new StringBuilder(text);
        int lineStart = 0;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            if (isWrapped(text.substring(lineStart, i), nextLine(text, i + 1))) {
                result.setCharAt(i, ' ');
            }
            lineStart = i + 1;
        }
        return result.toString();
    }

    private static String nextLine(String text, int start) {
        int end = text.indexOf('\n', start);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    private static boolean isWrapped(String line, String next) {
        if (line.isBlank()
                || next.isBlank()
                || OWN_LINE.matcher(next).matches()
                || LABELED.matcher(next).matches()
                || line.startsWith("|")
                || line.startsWith("#")) {
            return false;
        }
        return Character.isLowerCase(next.strip().codePointAt(0))
                || line.strip().length() >= WRAPPED_LENGTH;
    }
}

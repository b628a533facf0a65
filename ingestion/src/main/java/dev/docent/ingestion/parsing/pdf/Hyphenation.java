package dev.docent.ingestion.parsing.pdf;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Joins the lines of a paragraph. A word divided at a line end is rejoined if it occurs undivided elsewhere in the
 * document; otherwise the hyphen may belong to the word and is kept.
 */
final class Hyphenation {

    private static final int MAX_WORDS = 100_000;
    private static final Pattern WORD = Pattern.compile("\\p{L}++(?:-\\p{L}++)*+");
    private static final Pattern DIVIDED = Pattern.compile("(?s).*?(\\p{L}*\\p{Ll})[-\u2010\u00AD]$");
    private static final Pattern REST = Pattern.compile("^(\\p{Ll}+).*", Pattern.DOTALL);

    private final Set<String> words = new HashSet<>();

    /** Records the words of a line except the last, which may be divided. */
    void learn(String line) {
        var matcher = WORD.matcher(line);
        while (words.size() < MAX_WORDS && matcher.find()) {
            if (matcher.end() < line.length() - 1) {
                words.add(matcher.group().toLowerCase(Locale.ROOT));
            }
        }
    }

    /** Appends the next line to the text. */
    void join(StringBuilder text, String next) {
        if (text.isEmpty()) {
            text.append(next);
            return;
        }
        int lineStart = Math.max(0, text.length() - 60);
        var divided = DIVIDED.matcher(text.substring(lineStart));
        var rest = REST.matcher(next);
        if (!divided.matches() || !rest.matches()) {
            text.append(' ').append(next);
            return;
        }
        var first = divided.group(1);
        if (words.contains((first + rest.group(1)).toLowerCase(Locale.ROOT))) {
            text.setLength(text.length() - 1);
        }
        text.append(next);
    }
}

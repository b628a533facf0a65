package dev.docent.api.conversation.text;

import java.util.regex.Pattern;

/** The part of a message for which a search found it. */
public final class Snippet {

    private static final int BEFORE = 60;
    private static final int CHARACTERS = 200;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    private Snippet() {}

    /** {@return the part around the first of the words of the query; the beginning if there is none} */
    public static String of(String content, String query) {
        var words = SearchWords.of(query).items();
        var start = WORD.matcher(content)
                .results()
                .filter(found -> SearchWords.of(found.group()).items().stream().anyMatch(words::contains))
                .mapToInt(found -> wordBefore(content, found.start() - BEFORE))
                .findFirst()
                .orElse(0);
        return (start == 0 ? "" : "…") + Excerpt.of(content.substring(start), CHARACTERS);
    }

    private static int wordBefore(String content, int at) {
        if (at <= 0) {
            return 0;
        }
        var space = content.indexOf(' ', at);
        return space < 0 || space > at + BEFORE
                ? content.offsetByCodePoints(0, content.codePointCount(0, at))
                : space + 1;
    }
}

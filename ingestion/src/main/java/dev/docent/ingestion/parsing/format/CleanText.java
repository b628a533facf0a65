package dev.docent.ingestion.parsing.format;

import java.util.regex.Pattern;

/**
 * Removes the characters that are invisible to readers: control, tag and bidirectional formatting characters, soft
 * hyphens, zero-width spaces and unpaired surrogates. Spaces of any width become plain spaces. Otherwise the text is
 * unchanged; in particular, it is not normalized.
 *
 * <p>Such characters can hide instructions from people or reorder the displayed text; see Unicode Technical Report 36
 * and "Trojan Source" (Boucher and Anderson, 2021).
 */
public final class CleanText {

    private static final Pattern BLANKS_AROUND_BREAKS = Pattern.compile(" *\n[ \n]*");
    private static final Pattern TRAILING_BLANKS = Pattern.compile("(?<![ \t])[ \t]++(?=\n|\\z)");
    private static final Pattern BREAKS_AT_THE_ENDS = Pattern.compile("\\A(?:[ \t]*+\n)++|(?<!\\s)\\s++\\z");

    private CleanText() {}

    /** {@return the text on one line, with runs of blanks collapsed} */
    public static String line(String text) {
        return collapse(visible(text), false).strip();
    }

    /** {@return the text with its line breaks, without blank lines and with runs of blanks collapsed} */
    public static String lines(String text) {
        var collapsed = collapse(visible(text), true);
        return (collapsed.indexOf('\n') < 0
                        ? collapsed
                        : BLANKS_AROUND_BREAKS.matcher(collapsed).replaceAll("\n"))
                .strip();
    }

    /** {@return the text with its line breaks, indentation and runs of blanks} */
    public static String preformatted(String text) {
        var trimmed = TRAILING_BLANKS.matcher(visible(text)).replaceAll("");
        return BREAKS_AT_THE_ENDS.matcher(trimmed).replaceAll("");
    }

    private static String collapse(String text, boolean keepBreaks) {
        var out = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' && keepBreaks) {
                out.append(c);
                blank = false;
            } else if (c == ' ' || c == '\t' || c == '\n') {
                blank = true;
            } else {
                if (blank && !out.isEmpty()) {
                    out.append(' ');
                }
                blank = false;
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String visible(String text) {
        var out = new StringBuilder(text.length());
        int previous = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\r') {
                c = i < text.length() && text.charAt(i) == '\n' ? 0 : '\n';
            }
            int kept = Visibility.of(c, previous);
            if (kept != Visibility.DROPPED) {
                out.appendCodePoint(kept);
                previous = kept;
            }
        }
        return out.toString();
    }
}

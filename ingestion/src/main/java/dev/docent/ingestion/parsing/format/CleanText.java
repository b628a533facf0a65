package dev.docent.ingestion.parsing.format;

import java.lang.Character.UnicodeScript;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Removes the characters that are invisible to readers: control, tag and bidirectional formatting characters, soft
 * hyphens, zero-width spaces and unpaired surrogates. Of combining marks in a row, thirty are kept. Spaces of any width become plain spaces. Otherwise the text is
 * unchanged; in particular, it is not normalized.
 *
 * <p>Such characters can hide instructions from people or reorder the displayed text; see Unicode Technical Report 36
 * and "Trojan Source" (Boucher and Anderson, 2021).
 */
public final class CleanText {

    private static final Pattern BLANKS_AROUND_BREAKS = Pattern.compile(" *\n[ \n]*");
    private static final Pattern TRAILING_BLANKS = Pattern.compile("(?<![ \t])[ \t]++(?=\n|\\z)");
    private static final Pattern BREAKS_AT_THE_ENDS = Pattern.compile("\\A(?:[ \t]*+\n)++|(?<!\\s)\\s++\\z");

    /** As in the Stream-Safe Text Format of Unicode (UAX #15). No language has words with that many. */
    private static final int MOST_MARKS = 30;

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
        int marks = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\r') {
                c = i < text.length() && text.charAt(i) == '\n' ? 0 : '\n';
            }
            int kept = Visibility.of(c, previous);
            if (kept != Visibility.DROPPED) {
                marks = Visibility.isMark(kept) ? marks + 1 : 0;
                if (marks <= MOST_MARKS) {
                    out.appendCodePoint(kept);
                    previous = kept;
                }
            }
        }
        return out.toString();
    }

    /** Decides which characters are visible. */
    private static final class Visibility {

        /** Result for an invisible character. */
        static final int DROPPED = -1;

        private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
        private static final int ZERO_WIDTH_JOINER = 0x200D;
        private static final int SYMBOL_FONT_BULLET = 0xF0B7;

        /** Scripts in which joiners do not change the appearance of words. */
        private static final Set<UnicodeScript> NOT_JOINING = Set.of(
                UnicodeScript.LATIN,
                UnicodeScript.GREEK,
                UnicodeScript.CYRILLIC,
                UnicodeScript.HAN,
                UnicodeScript.HEBREW,
                UnicodeScript.INHERITED,
                UnicodeScript.COMMON);

        private Visibility() {}

        /** {@return the visible form of {@code c} after {@code previous}, or {@link #DROPPED}} */
        static int of(int c, int previous) {
            if (c < 0x7F) {
                return ascii(c);
            }
            if (c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER) {
                return joins(c, previous) ? c : DROPPED;
            }
            return switch (Character.getType(c)) {
                case Character.CONTROL -> c == 0x85 ? '\n' : DROPPED;
                case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> '\n';
                case Character.SPACE_SEPARATOR -> ' ';
                case Character.FORMAT, Character.SURROGATE -> DROPPED;
                case Character.UNASSIGNED -> isNoncharacter(c) || isTag(c) ? DROPPED : c;
                case Character.PRIVATE_USE -> c == SYMBOL_FONT_BULLET ? '•' : c;
                default -> c;
            };
        }

        private static int ascii(int c) {
            return switch (c) {
                case '\n', '\t' -> c;
                case 0x0B, 0x0C -> '\n';
                default -> c < ' ' ? DROPPED : c;
            };
        }

        private static boolean joins(int c, int previous) {
            return Character.isLetter(previous) || Character.getType(previous) == Character.NON_SPACING_MARK
                    ? !NOT_JOINING.contains(UnicodeScript.of(previous)) || isVariationSelector(previous)
                    : c == ZERO_WIDTH_JOINER && (Character.isEmoji(previous) && previous > 0xFF);
        }

        static boolean isMark(int c) {
            return switch (Character.getType(c)) {
                case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
                default -> false;
            };
        }

        private static boolean isVariationSelector(int c) {
            return c == 0xFE0F;
        }

        private static boolean isNoncharacter(int c) {
            return (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
        }

        private static boolean isTag(int c) {
            return c >= 0xE0000 && c <= 0xE0FFF;
        }
    }
}

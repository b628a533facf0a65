package dev.docent.ingestion.parsing.format;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/** Decides which characters are visible. */
final class Visibility {

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

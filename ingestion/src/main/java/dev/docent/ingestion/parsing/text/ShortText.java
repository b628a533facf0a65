package dev.docent.ingestion.parsing.text;

import java.lang.Character.UnicodeScript;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the encoding of texts that are too short for statistics: the one in which the characters beyond ASCII are those of
 * Chinese, Japanese, Korean or Western European texts.
 */
final class ShortText {

    /** The maximum size in bytes. */
    static final int MAX_LENGTH = 4096;

    private static final List<String> CHARSETS =
            List.of("windows-1252", "windows-31j", "x-windows-949", "GB18030", "Big5", "EUC-JP");

    /** The minimum share of characters that are as expected. */
    private static final double PLAUSIBLE = 0.8;

    private ShortText() {}

    /** {@return the most plausible encoding; empty if none is} */
    static Optional<Charset> charset(byte[] bytes) {
        return CHARSETS.stream()
                .filter(Charset::isSupported)
                .map(Charset::forName)
                .map(charset -> new Guess(charset, plausibility(decoded(bytes, charset), charset)))
                .filter(guess -> guess.plausibility() >= PLAUSIBLE)
                .max(Comparator.comparingDouble(Guess::plausibility))
                .map(Guess::charset);
    }

    private static @Nullable String decoded(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException otherEncoding) {
            return null;
        }
    }

    private static double plausibility(@Nullable String text, Charset charset) {
        if (text == null) {
            return 0;
        }
        double expected = 0;
        int all = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                expected += expected(text, i, charset);
                all++;
            } else if (Character.isISOControl(text.charAt(i)) && !Character.isWhitespace(text.charAt(i))) {
                return 0;
            }
        }
        return all == 0 ? 0 : expected / all;
    }

    private static double expected(String text, int at, Charset charset) {
        char c = text.charAt(at);
        return switch (charset.name()) {
            case "windows-1252" -> latin(text, at);
            case "x-windows-949" -> UnicodeScript.of(c) == UnicodeScript.HANGUL ? common(c, charset) : punctuation(c);
            case "windows-31j", "EUC-JP" -> isKana(c) ? 1.1 : ideograph(c, charset);
            default -> ideograph(c, charset);
        };
    }

    /** Latin letters beyond ASCII are rare: next to each other they are another script. */
    private static double latin(String text, int at) {
        char c = text.charAt(at);
        if (!Character.isLetter(c)) {
            return "€£§°–—„“”‚‘’…«»·•©®²³½ \u00A0".indexOf(c) >= 0 ? 1 : 0;
        }
        boolean afterOther = at > 0 && text.charAt(at - 1) > 0x7F && Character.isLetter(text.charAt(at - 1));
        boolean capitalWithin = Character.isUpperCase(c) && at > 0 && Character.isLowerCase(text.charAt(at - 1));
        return afterOther || capitalWithin ? 0 : 1;
    }

    private static double ideograph(char c, Charset charset) {
        return UnicodeScript.of(c) == UnicodeScript.HAN ? common(c, charset) : punctuation(c);
    }

    /** Standards order ideographs and syllables by frequency; the lead byte shows the level. */
    private static double common(char c, Charset charset) {
        var bytes = String.valueOf(c).getBytes(charset);
        int lead = bytes[0] & 0xFF;
        boolean common = bytes.length == 2
                && switch (charset.name()) {
                    case "windows-31j" -> lead >= 0x88 && lead <= 0x97;
                    case "EUC-JP" -> lead >= 0xB0 && lead <= 0xCF;
                    case "x-windows-949" -> lead >= 0xB0 && lead <= 0xC8 && (bytes[1] & 0xFF) >= 0xA1;
                    case "Big5" -> lead >= 0xA4 && lead <= 0xC6;
                    default -> lead >= 0xB0 && lead <= 0xD7 && (bytes[1] & 0xFF) >= 0xA1;
                };
        return common ? 1 : 0.3;
    }

    private static boolean isKana(char c) {
        return c >= '\u3040' && c <= '\u30FF';
    }

    private static double punctuation(char c) {
        return c >= '\u3000' && c <= '\u303F' || c >= '\uFF01' && c <= '\uFF5E' || c == '\u00A0' ? 1 : 0;
    }

    private record Guess(Charset charset, double plausibility) {}
}

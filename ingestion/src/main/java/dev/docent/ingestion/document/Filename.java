package dev.docent.ingestion.document;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The name of a file for display: without a path, without invisible or reordering characters, at most 255 characters.
 * No file is ever opened by it.
 *
 * @param value never empty
 */
public record Filename(String value) {

    private static final int LONGEST = 255;
    private static final int LONGEST_EXTENSION = 16;
    private static final String NAMELESS = "document";
    private static final Pattern PATH = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);

    /**
     * Control characters, lone surrogates, and invisible characters except the two joiners that scripts and emoji need.
     */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029[\\p{Cf}&&[^\\u200C\\u200D]]]");

    private static final Pattern NO_NAME = Pattern.compile("[.\\s\\u200C\\u200D]*");

    /** {@return the cleaned name; {@code document} if nothing of it is left} */
    public static Filename of(String given) {
        var bare = PATH.matcher(given).replaceFirst("");
        var clean = visible(bare);
        return new Filename(NO_NAME.matcher(clean).matches() ? NAMELESS : shortened(clean));
    }

    /** {@return the text without invisible and reordering characters, composed (NFC), without surrounding space} */
    public static String visible(String given) {
        return Normalizer.normalize(UNSEEN.matcher(given).replaceAll(""), Normalizer.Form.NFC)
                .strip();
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        var extension = dot > 0 && name.length() - dot <= LONGEST_EXTENSION ? name.substring(dot) : "";
        var end = LONGEST - extension.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + extension;
    }
}

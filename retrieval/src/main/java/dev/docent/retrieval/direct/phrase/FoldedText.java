package dev.docent.retrieval.direct.phrase;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A message in lower case, Latin letters without accents, with straight apostrophes. It is as long as the message, so that
 * offsets apply to both.
 */
public record FoldedText(String text) {

    /** {@return the folded message} */
    public static FoldedText of(String message) {
        var folded = new StringBuilder(message.length());
        message.chars().forEach(letter -> folded.append(folded((char) letter)));
        return new FoldedText(folded.toString());
    }

    private static char folded(char letter) {
        var lower = Character.toLowerCase(letter);
        if (lower == '’' || lower == '‘' || lower == '´' || lower == '`') {
            return '\'';
        }
        return lower > 127 && UnicodeScript.of(lower) == UnicodeScript.LATIN
                ? Normalizer.normalize(String.valueOf(lower), Form.NFD).charAt(0)
                : lower;
    }

    /** {@return the length of the message} */
    public int length() {
        return text.length();
    }

    /** {@return the start of the next word, or the length of the text if there is none} */
    public int word(int from) {
        int at = from;
        while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** {@return the end of the word that begins here} */
    public int wordEnd(int start) {
        int at = start;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** {@return the match of the expression that begins here} */
    Optional<MatchResult> match(Pattern phrase, int start) {
        var matcher = phrase.matcher(text).region(start, text.length());
        return matcher.lookingAt() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }
}

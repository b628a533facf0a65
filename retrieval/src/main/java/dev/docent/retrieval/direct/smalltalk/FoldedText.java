package dev.docent.retrieval.direct.smalltalk;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message in lower case, Latin letters without accents, with straight apostrophes. It is as long as the message, so that
 * offsets apply to both.
 */
record FoldedText(String text) {

    static FoldedText of(String message) {
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

    int length() {
        return text.length();
    }

    /** {@return the start of the next word, or the length of the text if there is none} */
    int word(int from) {
        int at = from;
        while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** {@return the phrase that begins here, if it does} */
    Stream<SmallTalkLanguage.Phrase> match(Pattern phrase, int start, @Nullable SmallTalkKind kind) {
        var matcher = phrase.matcher(text).region(start, text.length());
        return matcher.lookingAt() ? Stream.of(new SmallTalkLanguage.Phrase(kind, matcher.end())) : Stream.empty();
    }
}

package dev.docent.retrieval.direct.smalltalk;

import dev.docent.retrieval.direct.phrase.FoldedText;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes messages that consist of small talk only: greetings, thanks, farewells, and questions about the service. A
 * message with any other word is not one of them, so that no question loses its answer. Safe for concurrent use.
 */
public final class SmallTalk {

    /** Longer messages say something. */
    private static final int MOST_CHARACTERS = 160;

    /** Languages that share a phrase are asked in this order. */
    private static final List<SmallTalkLanguage> LANGUAGES = Stream.of(
                    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "tr", "zh", "ja", "ko", "ar", "hi")
            .map(SmallTalkLanguage::of)
            .toList();

    private static final Pattern CLAUSE_END = Pattern.compile("[,.!?;:…\n–—，。！？；：、،؟؛]+|(?<= )-(?= )");

    private SmallTalk() {}

    /** {@return the reply in the language of the message; empty if the message is not small talk only} */
    public static Optional<String> reply(String message) {
        return reply(message, null);
    }

    /** {@return the reply, as without a name} @param name of who replies, for those who ask; null if it has none */
    static Optional<String> reply(String message, @Nullable String name) {
        if (message.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        var text = FoldedText.of(message);
        return LANGUAGES.stream()
                .flatMap(language -> language.kind(text).map(kind -> language.reply(kind, name)).stream())
                .findFirst();
    }

    /**
     * {@return the message without small talk before and after it, as in "Hi there, when is the rent due? Thanks!"; the
     * message itself if nothing else would be left} Only whole clauses are left out, so that "Hello Kitty" remains.
     */
    public static String contentOf(String message) {
        var breaks = CLAUSE_END.matcher(message).results().toList();
        var start = breaks.stream()
                .filter(at -> isSmallTalk(message, 0, at.start()))
                .mapToInt(MatchResult::end)
                .max()
                .orElse(0);
        var end = breaks.stream()
                .filter(at -> at.start() >= start && isSmallTalk(message, at.end(), message.length()))
                .mapToInt(at -> at.start() + mark(at.group()))
                .min()
                .orElse(message.length());
        var content = message.substring(start, end).strip();
        return content.codePoints().anyMatch(Character::isLetterOrDigit) ? content : message;
    }

    /** {@return the length of the mark that remains at the end of a question} */
    private static int mark(String clauseEnd) {
        return IntStream.range(0, clauseEnd.length())
                .filter(i -> ".!?…。！？؟".indexOf(clauseEnd.charAt(i)) < 0)
                .findFirst()
                .orElse(clauseEnd.length());
    }

    private static boolean isSmallTalk(String message, int from, int to) {
        return to - from <= MOST_CHARACTERS
                && reply(message.substring(from, to)).isPresent();
    }
}

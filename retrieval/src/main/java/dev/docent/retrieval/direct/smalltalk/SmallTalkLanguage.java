package dev.docent.retrieval.direct.smalltalk;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The phrases and replies of one language, from {@code <language>.properties}: for each kind its phrases, regular
 * expressions of {@linkplain FoldedText folded text} that are separated by commas, and its reply.
 *
 * @param fillers phrases that may stand beside others, and are no small talk without them
 */
record SmallTalkLanguage(
        Map<SmallTalkKind, List<Pattern>> phrases, List<Pattern> fillers, Map<SmallTalkKind, String> replies) {

    /** Chinese and Japanese have no spaces between phrases. */
    private static final List<String> WITHOUT_SPACES = List.of("zh", "ja");

    static SmallTalkLanguage of(String code) {
        var texts = texts(code);
        var end = WITHOUT_SPACES.contains(code) ? "" : "(?![\\p{L}\\p{M}\\p{N}])";
        var phrases = new EnumMap<SmallTalkKind, List<Pattern>>(SmallTalkKind.class);
        var replies = new EnumMap<SmallTalkKind, String>(SmallTalkKind.class);
        for (var kind : SmallTalkKind.values()) {
            var name = kind.name().toLowerCase(Locale.ROOT);
            phrases.put(kind, patterns(texts.getProperty(name, ""), end));
            replies.put(kind, texts.getProperty(name + ".reply", ""));
        }
        return new SmallTalkLanguage(phrases, patterns(texts.getProperty("filler", ""), end), replies);
    }

    private static Properties texts(String code) {
        var name = code + ".properties";
        try (var file = Objects.requireNonNull(SmallTalkLanguage.class.getResourceAsStream(name), name)) {
            var texts = new Properties();
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + name, failure);
        }
    }

    private static List<Pattern> patterns(String phrases, String end) {
        return Arrays.stream(phrases.split(","))
                .map(String::strip)
                .filter(phrase -> !phrase.isEmpty())
                .map(phrase -> Pattern.compile("(?:" + phrase + ")" + end))
                .toList();
    }

    /** {@return the kind of the text; empty if a part of it is no phrase of this language, or all are fillers} */
    Optional<SmallTalkKind> kind(FoldedText text) {
        @Nullable SmallTalkKind first = null;
        for (int at = text.word(0); at < text.length(); ) {
            var phrase = phrase(text, at);
            if (phrase.isEmpty()) {
                return Optional.empty();
            }
            var kind = phrase.get().kind();
            first = kind != null && (first == null || kind.compareTo(first) < 0) ? kind : first;
            at = text.word(phrase.get().end());
        }
        return Optional.ofNullable(first);
    }

    /** {@return the longest phrase that begins here} */
    private Optional<Phrase> phrase(FoldedText text, int start) {
        var kinds = phrases.entrySet().stream()
                .flatMap(kind -> kind.getValue().stream().flatMap(each -> text.match(each, start, kind.getKey())));
        var others = fillers.stream().flatMap(each -> text.match(each, start, null));
        return Stream.concat(kinds, others).max(Comparator.comparingInt(Phrase::end));
    }

    /** {@return the reply to this kind of small talk} */
    String reply(SmallTalkKind kind) {
        return Objects.requireNonNull(replies.get(kind));
    }

    /** A phrase that was found. @param kind null for a filler @param end its end in the text */
    record Phrase(@Nullable SmallTalkKind kind, int end) {}
}

package dev.docent.retrieval.words;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds the proper names of a sentence by their capitals: a capitalized word within the sentence, or at its start if another
 * follows. German capitalizes every noun, so a German name is two such words, or one with capitals inside. Names in scripts
 * without capitals are not found.
 */
public final class ProperNames {

    private static final Pattern CAPITALISED = Pattern.compile("(?<![\\p{L}\\p{N}'’-])\\p{Lu}[\\p{L}\\p{M}\\p{N}'’-]+");
    private static final Pattern CAPITALS_WITHIN = Pattern.compile("\\P{Lu}*\\p{Lu}.*\\p{Lu}.*");
    private static final String ENDS_BEFORE = "!?:;…-*•▪◦–|\"“”„«([";
    private static final Pattern TITLE = Pattern.compile(WordBoundary.LEFT + "(Dr|Mr|Mrs|Ms|Prof)\\.(?= )");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Set<String> GERMAN = Set.of("""
            der die das und ist ein eine einen einem einer den dem des von zu im mit auf für nicht sich wurde wird sind
            bei nach am zum zur es war waren hat als auch aus er sie wer wie was wann wo wem wen welche welcher welches wieviel
            viel lange ich wir ihr man darf kann muss gibt steht über unter ab bis beim oder mein meine""".split("\\s+"));
    private static final Set<String> ENGLISH =
            Set.of("the", "of", "and", "is", "to", "what", "who", "how", "does", "did", "which");

    /** Words that begin a sentence before a name and are not part of it. */
    private static final Set<String> OPENERS = Set.copyOf(List.of("""
            A About According After All Although Among An And As At Before Both But By Despite During Each Every For From
            Her His How However If In Is It Its Like Most Near No Not Of On Only Or Our Since Some That The Their Then
            These This Those Through To Today Under Unlike Until Was What When Where Which While Who Why With Yes
            Der Die Das Den Dem Des Ein Eine Im Am Auf Bei Für Mit Nach Seit Und Unter Von Vor Zu Laut
            El La Los Las En De Del Un Una Con Por Para Según Dr Mr Mrs Ms Prof Le Les Une Du Dans Sur Avec Selon""".split("\\s+")));

    private ProperNames() {}

    /** {@return the words of all names, in order} */
    public static List<String> in(String text) {
        var sentence = TITLE.matcher(text).replaceAll("$1");
        var found = CAPITALISED.matcher(sentence).results().toList();
        var german = isGerman(sentence);
        return IntStream.range(0, found.size())
                .filter(i -> isName(sentence, found, i, german))
                .mapToObj(i -> found.get(i).group())
                .toList();
    }

    private static boolean isName(String sentence, List<MatchResult> found, int i, boolean german) {
        var word = found.get(i);
        var first = startsSentence(sentence, word.start());
        return CAPITALS_WITHIN.matcher(word.group()).matches()
                || (!first && !german && !OPENERS.contains(word.group()))
                || continues(found, i - 1)
                || (continues(found, i) && !(german && continues(found, i + 1)));
    }

    /** {@return whether a sentence starts here; the period of an initial does not end one} */
    private static boolean startsSentence(String text, int start) {
        int end = start;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (end == 0 || ENDS_BEFORE.indexOf(text.charAt(end - 1)) >= 0) {
            return true;
        }
        var isInitial = end >= 2
                && Character.isUpperCase(text.charAt(end - 2))
                && (end == 2 || !Character.isLetter(text.charAt(end - 3)));
        return text.charAt(end - 1) == '.' && !isInitial;
    }

    /** {@return whether the word and its successor form one name} In German, a third noun before them is a title or an occupation. */
    private static boolean continues(List<MatchResult> found, int i) {
        return i >= 0
                && i + 1 < found.size()
                && found.get(i).end() + 1 == found.get(i + 1).start()
                && !OPENERS.contains(found.get(i).group());
    }

    private static boolean isGerman(String sentence) {
        var words = WORD.matcher(sentence)
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return words.stream().filter(GERMAN::contains).count() >= 2 && Collections.disjoint(words, ENGLISH);
    }
}

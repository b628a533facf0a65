package dev.docent.retrieval.question.rules;

import dev.docent.retrieval.words.ProperNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The words of a text in order, or a range of them.
 *
 * @param text the whole text
 */
record Words(String text, List<Word> list) {

    /** The possessive repetition is matched in a loop; a greedy one needs a stack frame for each round. */
    private static final Pattern WORD =
            Pattern.compile("['’]s\\b|[\\p{L}\\p{M}\\p{N}]+(?:[.,&-][\\p{L}\\p{N}]+|['’](?!s\\b)\\p{L}+)*+");

    private static final Pattern END = Pattern.compile("(?<![\\s?!.…])[\\s?!.…]+$");

    /** Words with another meaning when capitalized. */
    private static final Set<String> ALSO_NAMES = Set.of("may", "will", "war", "est", "son");

    /** Words that may be part of a name: "University of Oslo". */
    private static final Set<String> WITHIN_NAMES = Set.of("of", "de", "von", "du", "del", "da");

    static Words of(String text) {
        var names = new HashSet<>(ProperNames.in(text));
        return new Words(
                text,
                WORD.matcher(text)
                        .results()
                        .map(found -> {
                            var lower = found.group().toLowerCase(Locale.ROOT).replace('’', '\'');
                            var isFunction =
                                    Vocabulary.isFunction(lower) && !(found.start() > 0 && ALSO_NAMES.contains(lower));
                            var isName = !isFunction && isOne(names, found.group());
                            return new Word(lower, found.start(), found.end(), isName);
                        })
                        .toList());
    }

    /** {@return the question without final punctuation} */
    static String withoutEnd(String question) {
        return END.matcher(question).replaceAll("");
    }

    private static boolean isOne(Set<String> names, String word) {
        return names.contains(word) || names.contains(word + "'s") || names.contains(word + "’s");
    }

    int size() {
        return list.size();
    }

    /** {@return the word at the index; {@link Word#NONE} outside of the range} */
    Word get(int index) {
        return index >= 0 && index < size() ? list.get(index) : Word.NONE;
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    /** {@return the words from one index to another, exclusive; none if the first is not below the other} */
    Words part(int from, int to) {
        return new Words(text, list.subList(Math.min(from, to), to));
    }

    /** {@return the text from one word to another, exclusive, without surrounding punctuation} */
    String text(int from, int to) {
        return from >= to ? "" : text.substring(get(from).start(), get(to - 1).end());
    }

    /** {@return the text from the word to the end of the last word} */
    String text(int from) {
        return text(from, size());
    }

    int startAt(int index) {
        return get(index).start();
    }

    /** {@return the end of the last word} */
    int endAt() {
        return list.getLast().end();
    }

    long contents() {
        return list.stream().filter(Word::isContent).count();
    }

    boolean hasAny(Predicate<Word> what) {
        return list.stream().anyMatch(what);
    }

    /** {@return whether the words include this one, in any letter case} */
    boolean has(Word word) {
        return hasAny(each -> each.is(word.lower()));
    }

    boolean isAfterComma(int index) {
        return index > 0
                && text.substring(get(index - 1).end(), get(index).start()).contains(",");
    }

    boolean isBehindAuxiliary(int index) {
        return get(index - 1).in(Vocabulary.AUXILIARIES);
    }

    /** {@return the names, of one or more words} */
    List<Words> names() {
        var names = new ArrayList<Words>();
        int i = 0;
        while (i < size()) {
            int start = i;
            while (i < size() && isWithinName(start, i)) {
                i++;
            }
            if (i > start) {
                names.add(part(start, i));
            }
            i = Math.max(i, start + 1);
        }
        return names;
    }

    private boolean isWithinName(int start, int i) {
        if (i == start || get(i).name()) {
            return get(i).name() && !(i > start && isAfterComma(i));
        }
        return get(i).in(WITHIN_NAMES) && get(i + 1).name();
    }

    /** {@return the word before the part, articles skipped} */
    Optional<String> before(Words part) {
        return list.stream()
                .filter(word -> word.end() <= part.startAt(0) && !word.in(Vocabulary.DETERMINERS))
                .reduce((first, second) -> second)
                .map(Word::lower);
    }

    /** {@return the first phrase with this preposition, up to the next preposition or auxiliary} */
    Optional<Words> phraseBehind(String preposition) {
        for (int start = 0; start < size(); start++) {
            if (get(start).is(preposition)) {
                int end = start + 1;
                while (end < size() && !get(end).in(Vocabulary.PREPOSITIONS) && !get(end).in(Vocabulary.AUXILIARIES)) {
                    end++;
                }
                return end > start + 1 ? Optional.of(part(start, end)) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}

package dev.docent.retrieval.question.rules;

import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Substitutes words of a follow-up for their counterparts in the earlier question: a year for a year, a name for a
 * name, the object of "for" for the object of "for". Words without a counterpart are appended.
 */
record Substitution(Words earlier, Words given) {

    private static final Set<String> OWNED = Set.of("of", "'s", "de", "del", "des", "du", "von", "der");

    /** {@return the earlier question with the substitutions, without final punctuation} */
    String text() {
        var question = Words.withoutEnd(earlier.text());
        var noun = withNoun(question);
        var exchanged = noun.equals(question) ? withNames(withSlots(question)) : noun;
        return withRest(exchanged.equals(question) ? withPhrase(question) : exchanged);
    }

    private String withSlots(String question) {
        var text = question;
        for (var slot : Slot.values()) {
            var before = text;
            text = slot.in(given.text())
                    .flatMap(value ->
                            slot.in(before).map(place -> replaced(before, place.start(), place.end(), value.group())))
                    .orElse(before);
        }
        return text;
    }

    private String withNames(String question) {
        var into = Words.of(question);
        return given.names().stream()
                .filter(name -> !Slot.without(name.text(0)).isBlank())
                .findFirst()
                .flatMap(name ->
                        place(into).map(place -> replaced(question, place.startAt(0), place.endAt(), name.text(0))))
                .orElse(question);
    }

    /** {@return the name to replace: the one after the same preposition, otherwise the first without a preposition} */
    private Optional<Words> place(Words into) {
        var names = into.names().stream()
                .filter(name -> !Slot.without(name.text(0)).isBlank())
                .toList();
        var same = preposition()
                .flatMap(word -> names.stream()
                        .filter(name -> into.before(name).filter(word::equals).isPresent())
                        .findFirst());
        if (same.isPresent() || preposition().isPresent()) {
            return same;
        }
        return names.stream()
                .filter(name -> into.before(name)
                        .filter(Vocabulary.PREPOSITIONS::contains)
                        .isEmpty())
                .findFirst()
                .or(() -> names.stream().findFirst());
    }

    private String withPhrase(String question) {
        var into = Words.of(question);
        return preposition()
                .filter(word -> !isSlot())
                .flatMap(word -> into.phraseBehind(word))
                .map(place -> replaced(question, place.startAt(0), place.endAt(), given.text(0)))
                .orElse(question);
    }

    /**
     * "And the deposit?" takes the place of the only noun with an article in "What is the monthly rent in Harbour Street?", which
     * must not be one of several, the attribute or the owner of another one, or behind a preposition.
     */
    private String withNoun(String question) {
        var into = Words.of(question);
        var interrogative = Interrogative.of(into);
        if (!isNoun(given) || interrogative.end() == interrogative.asked()) {
            return question;
        }
        var articles = IntStream.range(interrogative.end(), into.size())
                .filter(i -> into.get(i).in(Vocabulary.DETERMINERS)
                        && into.get(i + 1).isContent())
                .boxed()
                .toList();
        var subjects = articles.stream()
                .filter(i -> !into.get(i - 1).in(Vocabulary.PREPOSITIONS))
                .toList();
        var isObjectLikely = into.get(interrogative.end()).in(Vocabulary.DO) && articles.size() > 1;
        if (subjects.size() != 1 || isObjectLikely) {
            return question;
        }
        int start = subjects.getFirst();
        int end = new NounPhrases(into, interrogative).endOfRun(start);
        return into.get(end).in(OWNED)
                ? question
                : replaced(question, into.startAt(start), into.get(end - 1).end(), given.text(0));
    }

    /** {@return whether the words are an article and a noun} */
    private static boolean isNoun(Words words) {
        return words.size() > 1
                && words.get(0).in(Vocabulary.DETERMINERS)
                && words.part(1, words.size()).list().stream().allMatch(Word::isContent);
    }

    private String withRest(String question) {
        var there = Words.of(question);
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i).isContent() && !there.has(given.get(i))) {
                return question + added(i);
            }
        }
        return question;
    }

    /** {@return the given words from this one on, with the function words before it} */
    private String added(int missing) {
        int start = missing;
        while (start > 0 && !given.get(start - 1).isContent()) {
            start--;
        }
        var isPlain = given.get(start).in(Vocabulary.PREPOSITIONS) || isSlot();
        return (isPlain ? " " : ", and ") + given.text(start);
    }

    /** {@return whether the given words are only a year, a month or the like} */
    private boolean isSlot() {
        return !Words.of(Slot.without(given.text(0))).hasAny(Word::isContent);
    }

    private Optional<String> preposition() {
        return Optional.of(given.get(0))
                .filter(word -> word.in(Vocabulary.PREPOSITIONS))
                .map(Word::lower);
    }

    private static String replaced(String text, int start, int end, String by) {
        return text.substring(0, start) + by + text.substring(end);
    }
}

package dev.docent.retrieval.question.rules;

import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Puts a few words into the place that they have in an earlier question: a year in the place of a year, a name in that of
 * a name, what follows "for" in the place of what followed "for". What finds no place there is added at the end.
 */
record Exchange(Words earlier, Words given) {

    /** {@return the earlier question with the given words in it, without a mark at its end} */
    String text() {
        var question = Ending.without(earlier.text());
        var exchanged = withNames(withSlots(question));
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

    /** {@return the name that gives way: the one behind the same preposition, or the first that is behind none} */
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

    private String withRest(String question) {
        var there = Words.of(question).list().stream().map(Word::lower).collect(Collectors.toSet());
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i).isContent() && !there.contains(given.get(i).lower())) {
                return question + added(i);
            }
        }
        return question;
    }

    /** {@return the given words from this one on, with the small words before it} */
    private String added(int missing) {
        int start = missing;
        while (start > 0 && !given.get(start - 1).isContent()) {
            start--;
        }
        var isPlain = given.get(start).in(Vocabulary.PREPOSITIONS) || isSlot();
        return (isPlain ? " " : ", and ") + given.text(start);
    }

    /** {@return whether nothing but a year, a month or the like is given} */
    private boolean isSlot() {
        return !Words.of(Slot.without(given.text(0))).hasAny(Word::isContent);
    }

    private Optional<String> preposition() {
        return given.list().stream()
                .findFirst()
                .filter(word -> word.in(Vocabulary.PREPOSITIONS))
                .map(Word::lower);
    }

    private static String replaced(String text, int start, int end, String by) {
        return text.substring(0, start) + by + text.substring(end);
    }
}

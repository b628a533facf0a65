package dev.docent.retrieval.question.rules;

import java.util.Optional;

/**
 * An elliptical question: "Why?", "And in 2023?", "What about Lyon?", "Which year?". It is completed by putting its
 * words into the earlier question.
 */
record Ellipsis(Opening opening, Words asked, EarlierTurn earlier) {

    /** The maximum number of content words of a fragment. */
    private static final int FRAGMENT = 6;

    private static final int PHRASE = 3;

    /** {@return the complete question; empty if nothing is elided} */
    Optional<String> completed() {
        if (asked.hasAny(word -> word.in(Vocabulary.PRONOUNS) || word.in(Vocabulary.DEMONSTRATIVES))
                && !opening.exchanges()) {
            return Optional.empty();
        }
        if (asked.contents() == 0) {
            return Optional.of(
                    beginsWithAsking() ? askedAnew(asked) : earlier.question().text());
        }
        if (asked.hasAny(word -> word.in(Vocabulary.AUXILIARIES)) || asked.contents() > FRAGMENT) {
            return Optional.empty();
        }
        return beginsWithAsking() ? withAsking() : withFragment();
    }

    private Optional<String> withFragment() {
        var isFragment = !asked.hasAny(word -> word.in(Vocabulary.ASKING))
                && (opening.continues() || opening.exchanges() || isPhrase() || isSlot(asked));
        return isFragment ? Optional.of(new Substitution(earlier.question(), asked).text()) : Optional.empty();
    }

    /** "Why in 2023?", and in English "Which year?" and "Who won?". */
    private Optional<String> withAsking() {
        int behind = Interrogative.of(asked).end();
        var rest = asked.part(behind, asked.size());
        if (asksForCircumstance(behind) && (rest.get(0).in(Vocabulary.PREPOSITIONS) || isSlot(rest))) {
            var frame = Words.of(askedAnew(asked.part(0, behind)));
            return Optional.of(new Substitution(frame, rest).text());
        }
        var asking = asked.get(asked.get(0).in(Vocabulary.PREPOSITIONS) ? 1 : 0);
        if (asked.contents() != 1 || asksForCircumstance(behind) || !Vocabulary.isEnglish(asking.lower())) {
            return Optional.empty();
        }
        var isVerb = asked.get(0).lower().startsWith("who")
                || asked.list().getLast().lower().endsWith("ed");
        return Optional.of(isVerb ? asked.text(0) + " " + earlier.about() : askedAnew(asked));
    }

    /** "Why" and "when" are followed by "in" or a year only in an ellipsis; "what" and "how many" are not. */
    private boolean asksForCircumstance(int behind) {
        return asked.get(behind - 1).in(Vocabulary.ASKING)
                && !asked.get(behind - 1).in(Vocabulary.ASKING_FOR_KINDS);
    }

    private String askedAnew(Words asking) {
        return asking.text(0) + " " + earlier.predicate();
    }

    private boolean beginsWithAsking() {
        return asked.part(0, Math.min(2, asked.size())).hasAny(word -> word.in(Vocabulary.ASKING));
    }

    /** "In Lyon?" is a phrase; "About refunds" starts a new topic. */
    private boolean isPhrase() {
        return asked.get(0).in(Vocabulary.PREPOSITIONS) && !asked.get(0).is("about") && asked.contents() <= PHRASE;
    }

    private static boolean isSlot(Words words) {
        return !words.isEmpty() && Slot.without(words.text(0)).isBlank();
    }
}

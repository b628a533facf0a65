package dev.docent.retrieval.question.rules;

import dev.docent.retrieval.question.rules.References.Kind;
import java.util.Optional;

/** Replaces references by their antecedents from the conversation. */
record Resolution(Opening opening, Words asked, EarlierTurn earlier) {

    /** A question with at most this many content words refers back with any noun. */
    private static final int SHORT = 2;

    /** {@return the question with its references resolved; empty if none refers outside of it} */
    Optional<String> resolved() {
        if (!opening.isEnglish() && !asked.hasAny(word -> Vocabulary.isEnglish(word.lower()))) {
            return Optional.empty();
        }
        var references = new References(asked);
        var text = new StringBuilder();
        int from = asked.startAt(0);
        for (int i = 0; i < asked.size(); i++) {
            var kind = references.kind(i);
            if (kind != null && isSpokenOf(kind, i) && text.indexOf(meaning(kind)) < 0) {
                int end = kind == Kind.NAMED || kind == Kind.TIME ? endOfNoun(i, meaning(kind)) : i + 1;
                text.append(asked.text(), from, asked.startAt(i)).append(replacement(kind, asked.part(i, end)));
                from = asked.get(end - 1).end();
            }
        }
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(text + asked.text().substring(from));
    }

    /** "This edict" refers back if an edict was mentioned; otherwise the question has its own subject. */
    private boolean isSpokenOf(Kind kind, int demonstrative) {
        var isAmongThem = asked.get(demonstrative - 1).is("of");
        if (kind != Kind.NAMED || (asked.contents() <= SHORT && !isAmongThem)) {
            return true;
        }
        for (int i = demonstrative + 1; asked.get(i).isContent(); i++) {
            if (earlier.says(asked.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** {@return the end of the noun: its last word that the antecedent contains, otherwise its first word} */
    private int endOfNoun(int demonstrative, String meaning) {
        int end = demonstrative + 2;
        for (int i = end; asked.get(i).isContent(); i++) {
            end = isIn(meaning, asked.get(i)) ? i + 1 : end;
        }
        return end;
    }

    private String replacement(Kind kind, Words words) {
        var meaning = meaning(kind);
        return switch (kind) {
            case THING, PERSON, EVENT -> meaning;
            case OWNER, PERSON_AS_OWNER -> meaning + "'s";
            case PLACE -> "in " + meaning;
            case TIME -> earlier.year().orElse(words.text(0) + " (" + meaning + ")");
            case NAMED -> isIn(meaning, words.list().getLast()) ? meaning : words.text(0) + " (" + meaning + ")";
        };
    }

    private static boolean isIn(String meaning, Word noun) {
        return Words.of(meaning).has(noun);
    }

    private String meaning(Kind kind) {
        return switch (kind) {
            case PERSON, PERSON_AS_OWNER -> earlier.person();
            case EVENT, TIME -> earlier.event();
            case THING, OWNER -> earlier.thing();
            case PLACE -> earlier.place();
            case NAMED -> earlier.about();
        };
    }
}

package dev.docent.retrieval.question.rules;

import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds whether a question itself contains an antecedent of a pronoun. A pronoun never refers to the subject of its own
 * clause, but something owned may be owned by the subject: "Why did Napoleon sell it?", "Where did Napoleon keep his
 * horses?"
 */
record Antecedents(Words question) {

    /** A question with this many content words is complete. */
    private static final int FULL = 3;

    /** Among this many words before a pronoun there is an antecedent. */
    private static final int MANY = 4;

    private static final Set<String> NOMINATIVES = Set.of("he", "she", "they");
    private static final Set<String> EMBEDDED =
            Set.of("is", "was", "were", "are", "has", "had", "have", "will", "would", "could", "can", "should", "must");

    /**
     * {@return whether the word has an antecedent in the question}
     *
     * @param owned whether the word is a possessive
     */
    boolean has(int i, boolean owned) {
        var interrogative = Interrogative.of(question);
        var before = question.part(interrogative.asked(), i);
        return before.contents() > 0
                && (hasClause(before)
                        || (before.contents() >= MANY && !question.isBehindAuxiliary(i))
                        || isEmbedded(i)
                        || hasNoun(before, interrogative)
                        || hasNameAmongOthers(before, i, owned)
                        || (owned && (isWhoseAsker(interrogative, before, i) || hasSubject(interrogative, i))));
    }

    /**
     * {@return whether the pronoun is plural or possessive, and an otherwise complete question names someone before it}
     */
    private boolean hasNameAmongOthers(Words before, int i, boolean owned) {
        return (owned || question.get(i).is("them")) && question.contents() >= FULL && before.hasAny(Word::name);
    }

    /** "Who is known for their wit?", "What notion keeps its meaning?", "Who sent its army to Kabul in 1979?" */
    private boolean isWhoseAsker(Interrogative interrogative, Words before, int i) {
        var areTheirs = interrogative.person() && question.get(i).is("their");
        if (!isSubjectQuestion(interrogative)) {
            return areTheirs || (interrogative.person() && hasInfinitive(before));
        }
        return areTheirs
                || isKindWithVerb(interrogative, i)
                || (interrogative.person() && (question.get(i).in(References.PERSONS) || namesMore(i)));
    }

    private static boolean hasInfinitive(Words before) {
        return IntStream.range(1, before.size())
                .anyMatch(each -> before.get(each - 1).is("to")
                        && before.get(each).isContent()
                        && !before.get(each).name());
    }

    /** {@return whether two words follow "what" or "which" before the word: "notion keeps", but not "happened to"} */
    private boolean isKindWithVerb(Interrogative interrogative, int i) {
        int first = interrogative.end();
        return interrogative.thing()
                && first + 1 < i
                && question.get(first).isContent()
                && question.get(first + 1).isContent();
    }

    private boolean namesMore(int i) {
        return question.part(i, question.size()).hasAny(Word::name) && question.contents() >= FULL;
    }

    /** {@return whether a clause ends before the word, whose content may be the antecedent} */
    private static boolean hasClause(Words before) {
        var content = false;
        var name = false;
        for (int each = 0; each < before.size(); each++) {
            var word = before.get(each);
            if (content && (word.in(Vocabulary.BREAKS) || before.isAfterComma(each) || (name && word.is("to")))) {
                return true;
            }
            content |= word.isContent();
            name |= word.name();
        }
        return false;
    }

    /** {@return whether an earlier noun is not the subject: in a statement, or after a preposition} */
    private boolean hasNoun(Words before, Interrogative interrogative) {
        var isStatement =
                interrogative.end() == interrogative.asked() && !before.get(0).in(Vocabulary.AUXILIARIES);
        return isStatement
                ? before.contents() > 1
                : isSubjectQuestion(interrogative)
                        && before.hasAny(word -> word.in(Vocabulary.PREPOSITIONS))
                        && before.contents() > 2;
    }

    private boolean isSubjectQuestion(Interrogative interrogative) {
        return interrogative.end() > interrogative.asked()
                && interrogative.end() < question.size()
                && !question.get(interrogative.end()).in(Vocabulary.AUXILIARIES);
    }

    /** "What did the company say it would build?": the pronoun begins a clause. */
    private boolean isEmbedded(int i) {
        var isSubject = question.get(i).in(NOMINATIVES)
                || (question.get(i).is("it") && question.get(i + 1).in(EMBEDDED));
        return isSubject && !question.isBehindAuxiliary(i);
    }

    /** {@return whether a name, or a noun that is not the one asked for, follows the auxiliary} */
    private boolean hasSubject(Interrogative interrogative, int i) {
        var between = question.part(interrogative.end(), i);
        if (isSubjectQuestion(interrogative)) {
            var isPerson = interrogative.person() && question.get(i).in(References.PERSONS);
            return isPerson || between.contents() > 1;
        }
        var isDo = question.get(interrogative.end()).in(Vocabulary.DO);
        return between.hasAny(word -> word.name() || (isDo && word.isContent()));
    }
}

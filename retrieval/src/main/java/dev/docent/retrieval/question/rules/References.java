package dev.docent.retrieval.question.rules;

import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The words of a question that refer to something ("it", "his", "there", "that lighthouse"), and those of them that
 * refer to something outside the question.
 */
record References(Words question) {

    static final Set<String> PERSONS = Set.of("he", "she", "him", "his", "her", "hers");
    private static final Set<String> POSSESSIVES = Set.of("its", "his", "their", "her");

    /** "How long does it take to ...": the expletive "it". */
    private static final Set<String> EMPTY = Set.of("""
            take takes took cost costs mean means possible impossible true legal illegal important necessary safe dangerous
            hard difficult easy essential common likely better best worth said believed thought estimated called considered known like
            okay allowed fair unlikely confirmed""".strip().split("\\s+"));

    private static final int REACH = 4;

    /** "Is that true?" refers to the last answer; "Is that old church a ruin?" has more words and its own noun. */
    private static final int SHORT = 2;

    private static final String MARKS = "\"“”„«»";

    private static final Set<String> WEATHER = Set.of("rain", "raining", "snow", "snowing", "dark", "sunny", "windy");

    private static final Set<String> COMPLETING = Set.of("to", "that", "when", "if", "for");

    /** "this document" is the one the user looks at, not one from the conversation. */
    private static final Set<String> SOURCES = Set.of("""
            document documents file files text texts paper papers report reports book books page pages chapter article
            section table contract agreement pdf passage""".strip().split("\\s+"));

    /** The kind of thing that a word refers to; {@code NAMED} states the kind itself, as in "this lighthouse". */
    enum Kind {
        THING,
        PERSON,
        PLACE,
        OWNER,
        PERSON_AS_OWNER,
        NAMED,
        TIME,
        EVENT
    }

    /**
     * {@return what the word refers to outside the question; null if it refers to nothing, or to something inside it}
     */
    @Nullable
    Kind kind(int i) {
        var word = question.get(i);
        if (word.in(Vocabulary.DEMONSTRATIVES)) {
            return demonstrative(i);
        }
        if (!word.in(Vocabulary.PRONOUNS)
                || isQuoted(i)
                || (word.is("it") && isEmpty(i))
                || (word.is("there") && isExistence(i))) {
            return null;
        }
        var kind = pronoun(word, i);
        var owned = kind == Kind.OWNER || kind == Kind.PERSON_AS_OWNER || isItsMisspelt(i);
        return new Antecedents(question).has(i, owned) ? null : kind;
    }

    private Kind pronoun(Word word, int i) {
        var isPerson = word.in(PERSONS);
        if (word.is("there")) {
            return Kind.PLACE;
        }
        if (word.in(POSSESSIVES) && question.get(i + 1).isContent()) {
            return isPerson ? Kind.PERSON_AS_OWNER : Kind.OWNER;
        }
        return isPerson ? Kind.PERSON : Kind.THING;
    }

    /** "It's" inside a question is more often a misspelt possessive than "it is". */
    private boolean isItsMisspelt(int i) {
        return i > 0 && question.get(i).is("it") && question.get(i + 1).is("'s");
    }

    /** "that" is a demonstrative only at the end or after an auxiliary. */
    private @Nullable Kind demonstrative(int i) {
        var word = question.get(i);
        var isLast = i + 1 == question.size();
        if (new Antecedents(question).has(i, false)) {
            return null;
        }
        if (isLast) {
            return Kind.EVENT;
        }
        var next = question.get(i + 1);
        if (next.is("year")) {
            return Kind.TIME;
        }
        var isAlone = question.isBehindAuxiliary(i)
                && i == Interrogative.of(question).end() + 1
                && question.contents() <= SHORT;
        if (word.is("that") && !isAlone) {
            return null;
        }
        if (next.in(SOURCES) || word.is("those") && (next.in(Vocabulary.ASKING) || next.in(Vocabulary.PREPOSITIONS))) {
            return null;
        }
        return next.isContent() && !word.is("that") && !isBehindDo(i) ? Kind.NAMED : Kind.EVENT;
    }

    private boolean isBehindDo(int i) {
        return question.get(i - 1).in(Vocabulary.DO) && i + 2 == question.size();
    }

    private boolean isExistence(int i) {
        return question.isBehindAuxiliary(i)
                || (i + 1 < question.size()
                        && !question.get(i + 1).in(Vocabulary.PREPOSITIONS)
                        && !question.get(i + 1).in(Vocabulary.BREAKS));
    }

    private boolean isQuoted(int i) {
        return question.text()
                                .substring(0, question.startAt(i))
                                .chars()
                                .filter(each -> MARKS.indexOf(each) >= 0)
                                .count()
                        % 2
                == 1;
    }

    private boolean isEmpty(int i) {
        var isTime = question.get(i - 2).is("time") && question.isBehindAuxiliary(i);
        var next = question.get(i + 1);
        return isTime
                || next.is("that")
                || next.in(WEATHER)
                || IntStream.range(i + 1, i + REACH)
                        .filter(each -> question.get(each + 1).in(COMPLETING))
                        .mapToObj(question::get)
                        .anyMatch(word -> word.in(EMPTY) || word.lower().endsWith("er"));
    }
}

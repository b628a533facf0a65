package dev.docent.retrieval.question.rules;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Words of a question that point to something: "it", "his", "there", "that lighthouse"; those that point outside of it. */
final class References {

    private static final Set<String> PERSONS = Set.of("he", "she", "him", "his", "her", "hers");
    private static final Set<String> NOMINATIVES = Set.of("he", "she", "they");
    private static final Set<String> POSSESSIVES = Set.of("its", "his", "their", "her");
    private static final Set<String> EMBEDDED =
            Set.of("is", "was", "were", "are", "has", "had", "have", "will", "would", "could", "can", "should", "must");

    /** "How long does it take to ...": here "it" stands for what follows. */
    private static final Set<String> EMPTY = Set.of("""
            take takes took cost costs mean means possible impossible true legal illegal important necessary safe dangerous
            hard difficult easy common likely better best worth said believed thought estimated called considered known like
            okay allowed""".strip().split("\\s+"));

    private static final Set<String> COMPLETING = Set.of("to", "that", "when", "if", "for");

    /** "this document" is one that lies before the user, not one that was asked of. */
    private static final Set<String> SOURCES = Set.of("""
            document documents file files text texts paper papers report reports book books page pages chapter article
            section table contract agreement pdf passage""".strip().split("\\s+"));

    private final Words question;

    References(Words question) {
        this.question = question;
    }

    /** What a word points to; {@code NAMED} says of what kind it is, as "this lighthouse" does. */
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

    /** {@return what the word there points to outside of the question; null when it points to nothing or within} */
    @Nullable
    Kind kind(int i) {
        var word = question.get(i);
        if (word.in(Vocabulary.DEMONSTRATIVES)) {
            return demonstrative(i);
        }
        if (!word.in(Vocabulary.PRONOUNS) || (word.is("it") && isEmpty(i)) || (word.is("there") && isExistence(i))) {
            return null;
        }
        var kind = pronoun(word, i);
        return hasAntecedent(i, kind == Kind.OWNER || kind == Kind.PERSON_AS_OWNER) ? null : kind;
    }

    private Kind pronoun(Word word, int i) {
        var isPerson = word.in(PERSONS);
        if (word.is("there")) {
            return Kind.PLACE;
        }
        if (word.in(POSSESSIVES)
                && i + 1 < question.size()
                && question.get(i + 1).isContent()) {
            return isPerson ? Kind.PERSON_AS_OWNER : Kind.OWNER;
        }
        return isPerson ? Kind.PERSON : Kind.THING;
    }

    /** "that" is mostly something else: only at the end or behind an auxiliary it points. */
    private @Nullable Kind demonstrative(int i) {
        var word = question.get(i);
        var isLast = i + 1 == question.size();
        if (hasAntecedent(i, false)) {
            return null;
        }
        if (isLast) {
            return Kind.EVENT;
        }
        var next = question.get(i + 1);
        if (next.is("year")) {
            return Kind.TIME;
        }
        if (word.is("that") && !isBehindAuxiliary(i)) {
            return null;
        }
        if (next.in(SOURCES) || word.is("those") && (next.in(Vocabulary.ASKING) || next.in(Vocabulary.PREPOSITIONS))) {
            return null;
        }
        return next.isContent() && !word.is("that") && !isBehindDo(i) ? Kind.NAMED : Kind.EVENT;
    }

    private boolean isBehindAuxiliary(int i) {
        return i > 0 && question.get(i - 1).in(Vocabulary.AUXILIARIES);
    }

    private boolean isBehindDo(int i) {
        return i > 0 && question.get(i - 1).in(Vocabulary.DO) && i + 2 == question.size();
    }

    private boolean isExistence(int i) {
        return isBehindAuxiliary(i)
                || (i + 1 < question.size() && question.get(i + 1).in(Vocabulary.AUXILIARIES));
    }

    private boolean isEmpty(int i) {
        if (i + 1 < question.size() && question.get(i + 1).is("that")) {
            return true;
        }
        return i + 2 < question.size()
                && question.get(i + 1).in(EMPTY)
                && question.get(i + 2).in(COMPLETING);
    }

    /**
     * Something before the word in the same question that it can mean. In its own clause a pronoun never means the subject,
     * but what is owned may be owned by it: "Why did Napoleon sell it?", "Where did Napoleon keep his horses?"
     */
    private boolean hasAntecedent(int i, boolean owned) {
        var interrogative = Interrogative.of(question);
        var content = false;
        for (int before = interrogative.asked(); before < i; before++) {
            var word = question.get(before);
            if (content
                    && before > interrogative.asked()
                    && (word.in(Vocabulary.BREAKS) || question.isAfterComma(before))) {
                return true;
            }
            content |= word.isContent();
        }
        if (!content) {
            return false;
        }
        return isEmbedded(i) || (owned && hasSubject(interrogative, i));
    }

    /** "What did the company say it would build?": the pronoun begins a clause. */
    private boolean isEmbedded(int i) {
        return question.get(i).in(NOMINATIVES) && !isBehindAuxiliary(i)
                || (question.get(i).is("it")
                        && i + 1 < question.size()
                        && question.get(i + 1).in(EMBEDDED)
                        && !isBehindAuxiliary(i));
    }

    /** {@return whether a name, or a noun that is not what is asked for, stands behind the auxiliary} */
    private boolean hasSubject(Interrogative interrogative, int i) {
        int auxiliary = interrogative.end();
        if (auxiliary >= i) {
            return false;
        }
        var isDo = question.get(auxiliary).in(Vocabulary.DO);
        for (int before = auxiliary; before < i; before++) {
            if (question.get(before).name() || (isDo && question.get(before).isContent())) {
                return true;
            }
        }
        return false;
    }
}

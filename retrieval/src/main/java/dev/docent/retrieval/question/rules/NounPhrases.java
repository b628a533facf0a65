package dev.docent.retrieval.question.rules;

import java.util.Set;

/** The boundaries of noun phrases in a question, found without a grammar. */
record NounPhrases(Words question, Interrogative interrogative) {

    private static final Set<String> JOINING =
            Set.of("of", "'s", "de", "du", "von", "at", "in", "on", "near", "for", "from");

    private static final Set<String> PARTICIPLES = Set.of("""
            built made held known found won lost born written taken given begun sold sent led kept left set cut put spent
            taught brought bought thought told met paid seen shown drawn grown chosen broken spoken fought laid said hit read
            run become gone done called overcome""".strip().split("\\s+"));

    /** {@return whether a noun phrase may start at the word} */
    boolean isBeginning(int i) {
        return question.get(i).isContent() || isArticle(i);
    }

    /** {@return whether the word is a determiner followed by a noun or its adjective} */
    boolean isArticle(int i) {
        return question.get(i).in(Vocabulary.DETERMINERS) && question.get(i + 1).isContent();
    }

    /**
     * {@return the end of the phrase that starts at the word, with its attributes: "the lighthouse at Skerry Point"}
     */
    int endOfPhrase(int start) {
        int end = endOfRun(start);
        while (isJoined(start, end)) {
            end = endOfRun(end + 1);
        }
        return end;
    }

    /** {@return whether the word joins the phrases around it: "of" joins any, "at" only a name} */
    private boolean isJoined(int start, int end) {
        if (!question.get(end).in(JOINING) || !isBeginning(end + 1)) {
            return false;
        }
        var isPart = question.get(end).is("of") || question.get(end).is("'s");
        var hasName = question.part(end + 1, endOfRun(end + 1)).hasAny(Word::name);
        var isNoun = isArticle(start) || question.get(start).name();
        return isPart || (hasName && isNoun);
    }

    /** {@return the end of a run of words, without the verb that follows} */
    int endOfRun(int start) {
        int first = isArticle(start) ? start + 1 : start;
        int end = first;
        while (question.get(end).isContent() && !(end > first && (question.isAfterComma(end) || isVerbBetween(end)))) {
            end++;
        }
        if (isBehindDo(start) && first == start && question.get(start).name()) {
            return endOfName(start);
        }
        return end - first > 1 && isVerb(end - 1, start) ? end - 1 : end;
    }

    /** "did Old Briton call home" */
    private int endOfName(int start) {
        int end = start;
        while (question.get(end).name()) {
            end++;
        }
        return end;
    }

    /** {@return whether the word is a single word between two names, as in "did Wellington beat Napoleon"} */
    private boolean isVerbBetween(int i) {
        return question.get(i - 1).name()
                && !question.get(i).name()
                && question.get(i + 1).name();
    }

    private boolean isBehindDo(int start) {
        int auxiliary = interrogative.end();
        return start == auxiliary + 1 && question.get(auxiliary).in(Vocabulary.DO);
    }

    /** {@return whether the word after a phrase is probably its verb: a participle, or an infinitive after "did"} */
    boolean isVerb(int last, int start) {
        var word = question.get(last);
        var isFollowedByVerb = question.get(last + 1).in(Vocabulary.AUXILIARIES);
        if (word.name() || !word.isContent() || isFollowedByVerb) {
            return false;
        }
        return isBehindDo(start) || word.lower().endsWith("ed") || PARTICIPLES.contains(word.lower());
    }

    /** {@return the next word that may start a phrase, otherwise the last word} */
    int nextBeginning(int from) {
        int i = from;
        while (i < question.size() - 1 && !isBeginning(i)) {
            i++;
        }
        return i;
    }
}

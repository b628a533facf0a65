package dev.docent.retrieval.question.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The subject of a question, found without a grammar: the noun phrase with a name, otherwise the first with an article,
 * otherwise the words. For "Who built the lighthouse at Skerry Point?" it is "the lighthouse at Skerry Point", not the
 * attribute that is asked for ("the height of the lighthouse").
 */
final class Subject {

    /** More words than a name or a description has. */
    private static final int LONGEST = 12;

    private final Words question;
    private final Interrogative interrogative;
    private final NounPhrases nouns;

    Subject(Words question, Interrogative interrogative) {
        this.question = question;
        this.interrogative = interrogative;
        this.nouns = new NounPhrases(question, interrogative);
    }

    /** A noun phrase: the words of the question from {@code start} to before {@code end}. */
    private record Phrase(int start, int end, boolean named, boolean article) {

        private int rank() {
            return named ? 2 : article ? 1 : 0;
        }
    }

    /** {@return the phrase as written in the question; empty if it has none} */
    String text() {
        return best().map(phrase -> question.text(phrase.start(), Math.min(phrase.end(), phrase.start() + LONGEST)))
                .orElse("");
    }

    /** {@return whether the phrase is a proper name} */
    boolean isName() {
        return best().filter(phrase -> question.get(phrase.start()).name()).isPresent();
    }

    private Optional<Phrase> best() {
        return phrases().stream()
                .max(Comparator.comparingInt(Phrase::rank).thenComparing(Phrase::start, Comparator.reverseOrder()));
    }

    /** {@return the noun phrases after the interrogative, in order} */
    private List<Phrase> phrases() {
        var phrases = new ArrayList<Phrase>();
        int i = interrogative.end();
        while (i < question.size()) {
            int end = i;
            if (nouns.isBeginning(i)) {
                int start = i == interrogative.end() && isSubjectQuestion() ? behindVerb(i) : i;
                end = nouns.endOfPhrase(start);
                phrases.add(withoutAsked(start, end));
                end = end < question.size() && nouns.isVerb(end, start) ? end + 1 : end;
            }
            i = Math.max(end, i + 1);
        }
        return phrases;
    }

    private Phrase phrase(int start, int end) {
        var named = question.part(start, end).hasAny(Word::name);
        return new Phrase(start, end, named, question.get(start).in(Vocabulary.DETERMINERS));
    }

    /** {@return whether the question asks for its grammatical subject, so that its first word is the verb} */
    private boolean isSubjectQuestion() {
        int end = interrogative.end();
        return question.get(end - 1).in(Vocabulary.ASKING) && !question.get(end).in(Vocabulary.AUXILIARIES);
    }

    private int behindVerb(int verb) {
        return verb + 1 < question.size() && !question.get(verb).name() && !nouns.isArticle(verb)
                ? nouns.nextBeginning(verb + 1)
                : verb;
    }

    /** Drops the attribute asked for: "the height of the lighthouse" after "what is", and "Tesla's birthplace". */
    private Phrase withoutAsked(int start, int end) {
        var isAskedFor = start == interrogative.end() + 1 && interrogative.end() > interrogative.asked();
        for (int i = start + 1; isAskedFor && i < end - 1; i++) {
            if (question.get(i).is("of")) {
                return phrase(i + 1, end);
            }
            if (question.get(i).is("'s")) {
                return phrase(start, i);
            }
        }
        return phrase(withoutSmall(start, end), end);
    }

    /** "miles east of Berlin" without an article has the subject Berlin. */
    private int withoutSmall(int start, int end) {
        for (int i = start; i < end && !nouns.isArticle(start); i++) {
            if (question.get(i).name()) {
                return i;
            }
        }
        return start;
    }
}

package dev.docent.retrieval.question.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a question is about, as far as its words tell without a grammar: its noun phrase with a name, else the first with an
 * article, else its words. "the lighthouse at Skerry Point" of "Who built the lighthouse at Skerry Point?", not what is
 * asked of it ("the height of the lighthouse").
 */
final class Subject {

    /** More words than a name or a description has. */
    private static final int LONGEST = 12;

    private static final Set<String> JOINING =
            Set.of("of", "'s", "de", "du", "von", "at", "in", "on", "near", "for", "from");

    private static final Set<String> PARTICIPLES = Set.of("""
            built made held known found won lost born written taken given begun sold sent led kept left set cut put spent
            taught brought bought thought told met paid seen shown drawn grown chosen broken spoken fought laid said hit read
            run become gone done called""".strip().split("\\s+"));

    private final Words question;
    private final Interrogative interrogative;

    Subject(Words question, Interrogative interrogative) {
        this.question = question;
        this.interrogative = interrogative;
    }

    /** A noun phrase: the words of the question from {@code start} to before {@code end}. */
    private record Phrase(int start, int end, boolean named, boolean article) {

        private int rank() {
            return named ? 2 : article ? 1 : 0;
        }
    }

    /** {@return the phrase as the question writes it; empty when the question has none} */
    String text() {
        return best().map(phrase -> question.text(phrase.start(), Math.min(phrase.end(), phrase.start() + LONGEST)))
                .orElse("");
    }

    /** {@return whether it is someone's or something's own name, as persons have} */
    boolean isName() {
        return best().filter(phrase -> question.get(phrase.start()).name()).isPresent();
    }

    private Optional<Phrase> best() {
        return phrases().stream()
                .max(Comparator.comparingInt(Phrase::rank).thenComparing(Phrase::start, Comparator.reverseOrder()));
    }

    /** {@return the noun phrases behind the words that ask, in their order} */
    private List<Phrase> phrases() {
        var phrases = new ArrayList<Phrase>();
        int i = interrogative.end();
        while (i < question.size()) {
            int end = i;
            if (isBeginning(i)) {
                int start = i == interrogative.end() && isSubjectQuestion() ? behindVerb(i) : i;
                end = endOfPhrase(start);
                phrases.add(withoutAsked(start, end));
                end = end < question.size() && isVerb(end, start) ? end + 1 : end;
            }
            i = Math.max(end, i + 1);
        }
        return phrases;
    }

    private Phrase phrase(int start, int end) {
        var words = question.list().subList(start, end);
        return new Phrase(
                start,
                end,
                words.stream().anyMatch(Word::name),
                question.get(start).in(Vocabulary.DETERMINERS));
    }

    private boolean isBeginning(int i) {
        return question.get(i).isContent() || isArticle(i);
    }

    private boolean isArticle(int i) {
        return i + 1 < question.size()
                && question.get(i).in(Vocabulary.DETERMINERS)
                && question.get(i + 1).isContent();
    }

    /** {@return whether the question asks for who did it: then its first word is the verb} */
    private boolean isSubjectQuestion() {
        int end = interrogative.end();
        return end > 0
                && question.get(end - 1).in(Vocabulary.ASKING)
                && !question.get(end).in(Vocabulary.AUXILIARIES);
    }

    private int behindVerb(int verb) {
        return verb + 1 < question.size() && !question.get(verb).name() && !isArticle(verb)
                ? nextBeginning(verb + 1)
                : verb;
    }

    private int nextBeginning(int from) {
        int i = from;
        while (i < question.size() - 1 && !isBeginning(i)) {
            i++;
        }
        return i;
    }

    private int endOfPhrase(int start) {
        int end = endOfRun(start);
        while (end + 1 < question.size() && isJoined(start, end)) {
            end = endOfRun(end + 1);
        }
        return end;
    }

    /** {@return whether the word there joins the phrase before it with the one behind it: "of" does, "at" only a name} */
    private boolean isJoined(int start, int end) {
        if (!question.get(end).in(JOINING) || !isBeginning(end + 1)) {
            return false;
        }
        var isPart = question.get(end).is("of") || question.get(end).is("'s");
        var hasName =
                question.list().subList(end + 1, endOfRun(end + 1)).stream().anyMatch(Word::name);
        var isNoun = isArticle(start) || question.get(start).name();
        return isPart || (hasName && isNoun);
    }

    /** {@return the end of words that follow one another, without the verb behind them} */
    private int endOfRun(int start) {
        int first = isArticle(start) ? start + 1 : start;
        int end = first;
        while (end < question.size()
                && question.get(end).isContent()
                && !(end > first && (question.isAfterComma(end) || isVerbBetween(end, start)))) {
            end++;
        }
        return end - first > 1 && isVerb(end - 1, start) ? end - 1 : end;
    }

    /** "did Wellington beat Napoleon" */
    private boolean isVerbBetween(int i, int start) {
        return isBehindDo(start)
                && i + 1 < question.size()
                && question.get(i - 1).name()
                && !question.get(i).name()
                && question.get(i + 1).name();
    }

    private boolean isBehindDo(int start) {
        int auxiliary = interrogative.end();
        return start == auxiliary + 1 && question.get(auxiliary).in(Vocabulary.DO);
    }

    /** {@return whether the word behind a phrase is likely its verb: a participle, or the verb that "did" leaves plain} */
    private boolean isVerb(int last, int start) {
        var word = question.get(last);
        if (word.name() || !word.isContent()) {
            return false;
        }
        return isBehindDo(start) || word.lower().endsWith("ed") || PARTICIPLES.contains(word.lower());
    }

    /** "the height of the lighthouse" behind "what is", and "Tesla's birthplace": what is asked is not what it is about. */
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
        return phrase(start, end);
    }
}

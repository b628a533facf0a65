package dev.docent.retrieval.question.rules;

import dev.docent.retrieval.answering.Question.Turn;
import dev.docent.retrieval.direct.smalltalk.SmallTalk;
import dev.docent.retrieval.words.SentenceBreaks;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The earlier question that a follow-up refers to, and its answer. */
record EarlierTurn(Words question, Interrogative interrogative, Subject subject, Turn turn) {

    /** A longer text is not a question, but ends with one. */
    private static final int LONGEST = 40;

    private static final Pattern REFERENCE = Pattern.compile("\\s*\\[\\d+]");

    /** {@return the latest turn that has a subject; empty if there is none} */
    static Optional<EarlierTurn> latest(List<Turn> conversation) {
        return conversation.reversed().stream()
                .filter(turn -> SmallTalk.reply(turn.question()).isEmpty())
                .map(EarlierTurn::of)
                .filter(EarlierTurn::isAboutSomething)
                .findFirst();
    }

    private static EarlierTurn of(Turn turn) {
        var whole = Words.of(turn.question().strip());
        var question = whole.size() > LONGEST ? Words.of(lastSentence(whole.text())) : whole;
        var interrogative = Interrogative.of(question);
        return new EarlierTurn(question, interrogative, new Subject(question, interrogative), turn);
    }

    private static String lastSentence(String text) {
        var ends = SentenceBreaks.ends(text);
        return text.substring(ends.size() == 1 ? 0 : ends.get(ends.size() - 2)).strip();
    }

    private boolean isAboutSomething() {
        return question.size() <= LONGEST && question.hasAny(word -> word.isContent() && !word.in(Vocabulary.CHATTER));
    }

    /** {@return whether the word occurs in the question or in the first sentence of its answer} */
    boolean says(Word word) {
        return question.has(word) || Words.of(answer()).has(word);
    }

    /** {@return the question without its interrogative words} */
    String predicate() {
        return question.text(interrogative.end());
    }

    /** {@return the subject of the question; its words after the interrogative if no part of them is a subject} */
    String about() {
        var phrase = subject.text();
        return phrase.isEmpty() ? predicate() : phrase;
    }

    /**
     * {@return the meaning of "it": the subject, or the name in the answer if the question asks for a company or the
     * like}
     */
    String thing() {
        return interrogative.thing() && !question.hasAny(Word::name)
                ? answered().map(name -> about() + " (" + name + ")").orElse(about())
                : about();
    }

    /**
     * {@return the meaning of "he" or "she": the person that was asked for, that the question names, or that the answer
     * names}
     */
    String person() {
        return subject.isName() && !interrogative.person()
                ? about()
                : answered().orElse(about());
    }

    /** {@return the meaning of "there": the place in the answer if it was asked for, otherwise the subject} */
    String place() {
        return interrogative.place() ? answered().orElse(about()) : about();
    }

    /** {@return the event: the question without its interrogative words and their auxiliary} */
    String event() {
        int end = interrogative.end();
        return question.text(question.get(end).in(Vocabulary.AUXILIARIES) ? end + 1 : end);
    }

    /** {@return the year in the answer, otherwise the year in the question} */
    Optional<String> year() {
        return Slot.YEAR.in(answer()).or(() -> Slot.YEAR.in(question.text())).map(MatchResult::group);
    }

    /** {@return the first name in the answer that the question does not contain, preferably of several words} */
    private Optional<String> answered() {
        var names = Words.of(answer()).names().stream()
                .filter(name -> !name.hasAny(question::has))
                .toList();
        return names.stream()
                .filter(name -> name.size() > 1)
                .findFirst()
                .or(() -> names.stream().findFirst())
                .map(name -> name.text(0));
    }

    /** {@return the first sentence of the answer, without citation numbers; empty for a refusal} */
    private String answer() {
        var text = REFERENCE.matcher(turn.grounded() ? turn.answer() : "").replaceAll("");
        var ends = SentenceBreaks.ends(text);
        return ends.isEmpty() ? text : text.substring(0, ends.getFirst());
    }
}

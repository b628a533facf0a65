package dev.docent.retrieval.question.rules;

import dev.docent.retrieval.answering.Question.Turn;
import dev.docent.retrieval.words.SentenceBreaks;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.stream.Stream;

/** The question that another leans on, and its answer. */
record Earlier(Words question, Interrogative interrogative, Subject subject, Turn turn) {

    /** A longer question is a text with a question at its end. */
    private static final int LONGEST = 40;

    /** {@return the latest turn that is about something; empty when there is none} */
    static Optional<Earlier> latest(List<Turn> conversation) {
        return conversation.reversed().stream()
                .map(Earlier::of)
                .filter(Earlier::isAboutSomething)
                .findFirst();
    }

    private static Earlier of(Turn turn) {
        var whole = Words.of(turn.question().strip());
        var question = whole.size() > LONGEST ? Words.of(lastSentence(whole.text())) : whole;
        var interrogative = Interrogative.of(question);
        return new Earlier(question, interrogative, new Subject(question, interrogative), turn);
    }

    private static String lastSentence(String text) {
        var breaks = SentenceBreaks.iterator();
        breaks.setText(text);
        int end = breaks.last();
        return text.substring(breaks.previous(), end).strip();
    }

    private boolean isAboutSomething() {
        return question.size() <= LONGEST && question.hasAny(word -> word.isContent() && !word.in(Vocabulary.CHATTER));
    }

    /** {@return whether the word is in it, or in the first sentence of its answer} */
    boolean says(Word word) {
        return Stream.of(question, Words.of(turn.grounded() ? AnswerNames.firstSentence(turn.answer()) : ""))
                .anyMatch(said -> said.hasAny(each -> each.lower().equals(word.lower())));
    }

    /** {@return all of it but the words that ask} */
    String predicate() {
        return question.text(interrogative.end());
    }

    /** {@return what it is about; its words behind those that ask when no part of them stands out} */
    String about() {
        var phrase = subject.text();
        return phrase.isEmpty() ? predicate() : phrase;
    }

    /** {@return what "it" means: what the question is about, and the answer's name when it asks which company or the like} */
    String thing() {
        return interrogative.thing() && !question.hasAny(Word::name)
                ? answered().map(name -> about() + " (" + name + ")").orElse(about())
                : about();
    }

    /** {@return who "he" or "she" is: who was asked for, or who the question names, or who the answer does} */
    String person() {
        return subject.isName() && !interrogative.person()
                ? about()
                : answered().orElse(about());
    }

    /** {@return where "there" is: where the answer says when it was asked, or else what the question is about} */
    String place() {
        return interrogative.place() ? answered().orElse(about()) : about();
    }

    /** {@return what happened: the question without the words that ask and their auxiliary} */
    String event() {
        int end = interrogative.end();
        var isAuxiliary = end < question.size() && question.get(end).in(Vocabulary.AUXILIARIES);
        return question.text(isAuxiliary ? end + 1 : end);
    }

    /** {@return the year that the answer gives, or else the question} */
    Optional<String> year() {
        return (turn.grounded()
                        ? Slot.YEAR.in(AnswerNames.firstSentence(turn.answer()))
                        : Optional.<MatchResult>empty())
                .or(() -> Slot.YEAR.in(question.text()))
                .map(MatchResult::group);
    }

    private Optional<String> answered() {
        return turn.grounded() ? AnswerNames.first(turn.answer(), question) : Optional.empty();
    }
}

package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.answering.asked.ExpectedAnswer;
import dev.docent.retrieval.answering.asked.QuestionForm;
import dev.docent.retrieval.words.TextLanguage;
import dev.docent.retrieval.words.WordAnalyzers;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A question and what is known about the answer it wants.
 *
 * @param terms its content words, weighed by the candidate sentences
 * @param expected the kind of value that it asks for
 * @param forms the forms of answer that it asks for; empty for one value
 * @param words all its words, in lower case
 */
record AnalyzedQuestion(
        String text,
        QuestionTerms terms,
        ExpectedAnswer expected,
        Set<QuestionForm> forms,
        Set<String> words,
        WordAnalyzers analyzers) {

    static AnalyzedQuestion of(String question, WordAnalyzers analyzers, Collection<Candidate> sentences) {
        return new AnalyzedQuestion(
                question,
                QuestionTerms.of(question, analyzers, sentences),
                ExpectedAnswer.of(question),
                QuestionForm.of(question),
                Arrays.stream(question.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                        .collect(Collectors.toSet()),
                analyzers);
    }

    /** {@return the sentence as an answer says it: of a row the cells that answer, with their labels} */
    String said(Candidate sentence) {
        return sentence.row() == null
                ? sentence.text().replaceAll("\\s+", " ").replaceFirst("^[-*•▪◦] ", "")
                : cells(sentence).said(sentence.row());
    }

    /** {@return whether the sentence, or a chosen cell of the row, has a value of the kind asked for} */
    boolean isAnswered(Candidate sentence) {
        return sentence.row() == null
                ? expected.isIn(sentence.text(), words)
                : cells(sentence).chosen(sentence.row()).stream()
                        .anyMatch(cell -> expected.isIn(cell.labeled(), words)
                                || expected.loosely().isIn(cell.text(), words));
    }

    private AskedCells cells(Candidate sentence) {
        return new AskedCells(terms, expected, words, analyzers.of(sentence.language()));
    }

    /** {@return whether the question and the sentence's document are in English, on which similarities were measured} */
    static boolean isEnglish(Candidate sentence) {
        return TextLanguage.of(sentence.language()) == TextLanguage.ENGLISH;
    }
}

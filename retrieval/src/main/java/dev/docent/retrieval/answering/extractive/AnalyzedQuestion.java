package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.answering.asked.AskedAttribute;
import dev.docent.retrieval.answering.asked.ExpectedAnswer;
import dev.docent.retrieval.answering.asked.QuestionForm;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.words.TextLanguage;
import dev.docent.retrieval.words.WordAnalyzers;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A question and what is known about the answer it wants.
 *
 * @param terms its content words, weighed by the candidate sentences
 * @param expected the kind of value that it asks for
 * @param forms the forms of answer that it asks for; empty for one value
 * @param attributes what it asks for in other words than labels have
 * @param words all its words, in lower case
 */
record AnalyzedQuestion(
        String text,
        QuestionTerms terms,
        ExpectedAnswer expected,
        Set<QuestionForm> forms,
        List<AskedAttribute> attributes,
        Set<String> words,
        WordAnalyzers analyzers) {

    private static final Pattern BOTH = Pattern.compile(
            "(?iU)(?<!\\p{L})(?:both|beide[nrs]?|tous les deux|toutes les deux|amb[oa]s|in common|gemeinsam|en commun|en común)(?!\\p{L})");

    static AnalyzedQuestion of(String question, WordAnalyzers analyzers, Collection<Candidate> sentences) {
        return new AnalyzedQuestion(
                question,
                QuestionTerms.of(question, analyzers, sentences),
                ExpectedAnswer.of(question),
                QuestionForm.of(question),
                AskedAttribute.of(question),
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

    /** {@return the words of the sentence and its labels, with those of the question that its labels say in other words} */
    Set<String> termsOf(Candidate sentence) {
        var all = sentence.allTerms();
        all.addAll(saidByLabels(sentence));
        return all;
    }

    /** {@return the words of the question that the labels of the sentence say in other words} */
    Set<String> saidByLabels(Candidate sentence) {
        if (attributes.isEmpty()) {
            return Set.of();
        }
        var labels = sentence.fieldLabels();
        return attributes.stream()
                .filter(attribute -> labels.stream().anyMatch(attribute::isNamedBy))
                .flatMap(attribute -> terms.formsOf(attribute.wordsIn(text)).stream())
                .collect(Collectors.toSet());
    }

    /** {@return whether a label of the sentence names an attribute that the question asks for} */
    boolean isNamedBy(Candidate sentence) {
        return !attributes.isEmpty()
                && sentence.fieldLabels().stream()
                        .anyMatch(label -> attributes.stream().anyMatch(attribute -> attribute.isNamedBy(label)));
    }

    /** {@return whether the sentence, or a chosen cell of the row, has a value of the kind asked for} */
    boolean isAnswered(Candidate sentence) {
        return sentence.row() == null
                ? expected.isIn(sentence.text(), words)
                : cells(sentence).chosen(sentence.row()).stream()
                        .anyMatch(cell -> expected.isIn(cell.labeled(), words)
                                || expected.loosely().isIn(cell.text(), words));
    }

    /** {@return whether the sentence has nothing to say but what the question or its own labels say} */
    boolean isRepeatedBy(Candidate sentence) {
        return (isBareLabel(sentence)
                        || sentence.terms().stream()
                                .allMatch(term -> sentence.labels().contains(term) || terms.has(Set.of(term))))
                && !isAnswered(sentence);
    }

    /** {@return whether the question names the value of a form's row, so that only its label is left to say} */
    boolean isBareLabel(Candidate sentence) {
        return sentence.row() != null
                && sentence.isField()
                && cells(sentence).chosen(sentence.row()).stream().allMatch(cell -> cell.place() == 0);
    }

    /** {@return whether a label of the sentence names what is asked, or the question names row and column of a cell} */
    boolean isLabeled(Candidate sentence) {
        return isNamedBy(sentence) || (sentence.row() != null && cells(sentence).meets(sentence.row()));
    }

    /** {@return whether it compares two things or says something of both} */
    boolean comparesTwo() {
        return forms.contains(QuestionForm.COMPARISON) || BOTH.matcher(text).find();
    }

    /** {@return whether it asks for several things, or for all steps} */
    boolean asksForAll() {
        return forms.contains(QuestionForm.LIST) || forms.contains(QuestionForm.STEPS);
    }

    private AskedCells cells(Candidate sentence) {
        return new AskedCells(terms, attributes, expected, words, analyzers.of(sentence.language()));
    }

    /** {@return whether the question and the sentence's document are in English, on which similarities were measured} */
    static boolean isEnglish(Candidate sentence) {
        return isEnglish(sentence.hit());
    }

    /** {@return whether the passage's document is in English} */
    static boolean isEnglish(PassageHit hit) {
        return TextLanguage.of(hit.passage().source().language()) == TextLanguage.ENGLISH;
    }
}

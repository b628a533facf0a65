package dev.docent.retrieval.question.rules;

import java.util.regex.Pattern;

/** The punctuation at the end of a question. */
final class Ending {

    private static final Pattern MARKS = Pattern.compile("[\\s?!.…]+$");

    private Ending() {}

    static String without(String question) {
        return MARKS.matcher(question).replaceAll("");
    }
}

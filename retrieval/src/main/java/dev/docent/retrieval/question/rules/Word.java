package dev.docent.retrieval.question.rules;

import java.util.Set;

/**
 * A word of a question.
 *
 * @param lower in lower case; {@code 's} is a word by itself
 * @param start where it begins in the text
 * @param end where it ends
 * @param name whether it is (part of) a name
 */
record Word(String lower, int start, int end, boolean name) {

    boolean in(Set<String> words) {
        return !name && words.contains(lower);
    }

    boolean is(String word) {
        return lower.equals(word);
    }

    /** {@return whether it says something by itself} */
    boolean isContent() {
        return name || !Vocabulary.isFunction(lower);
    }
}

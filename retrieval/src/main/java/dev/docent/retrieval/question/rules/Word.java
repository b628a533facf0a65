package dev.docent.retrieval.question.rules;

import java.util.Set;

/**
 * A word of a question.
 *
 * @param lower in lower case; {@code 's} is a word of its own
 * @param start its start in the text
 * @param end its end, exclusive
 * @param name whether it is a name or a part of one
 */
record Word(String lower, int start, int end, boolean name) {

    /** The word before the first and after the last word of a text; it is in no set of words. */
    static final Word NONE = new Word("", 0, 0, false);

    boolean in(Set<String> words) {
        return !name && words.contains(lower);
    }

    boolean is(String word) {
        return lower.equals(word);
    }

    /** {@return whether the word is a content word} */
    boolean isContent() {
        return name || !(lower.isEmpty() || Vocabulary.isFunction(lower));
    }
}

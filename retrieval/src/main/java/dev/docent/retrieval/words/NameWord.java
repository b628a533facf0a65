package dev.docent.retrieval.words;

import java.util.List;

/**
 * One or more successive words of a question, as names of files may contain them.
 *
 * @param word the words as they are written, and their analyzed forms, joined if they are several
 * @param first index of the first word in the question
 * @param end index after the last
 */
public record NameWord(QueryWord word, int first, int end) {

    /** {@return whether this is likely to be a name or a number: it has a digit, or begins with a capital letter} */
    public boolean isSpecific() {
        var written = word.written();
        return Character.isUpperCase(written.codePointAt(0))
                || written.codePoints().anyMatch(Character::isDigit);
    }

    static NameWord of(List<String> parts, int first, int end, List<String> forms) {
        var written = String.join(" ", parts.subList(first, end));
        return new NameWord(new QueryWord(written, forms, false), first, end);
    }
}

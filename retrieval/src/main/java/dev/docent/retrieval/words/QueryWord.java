package dev.docent.retrieval.words;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A word of a question.
 *
 * @param written as the question has it, where it stands first
 * @param forms what the languages that the question is read in make of it, at least one; a text has the word when it has any
 *     of them
 * @param asks whether it only asks or points back, and says nothing of what is asked
 */
public record QueryWord(String written, List<String> forms, boolean asks) {

    public QueryWord {
        forms = List.copyOf(forms);
    }

    /** {@return whether a text of these words has it} */
    public boolean isIn(Set<String> words) {
        return forms.stream().anyMatch(words::contains);
    }

    QueryWord with(Collection<String> others) {
        return new QueryWord(
                written, Stream.concat(forms.stream(), others.stream()).toList(), asks);
    }
}

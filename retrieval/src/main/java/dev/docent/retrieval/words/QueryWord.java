package dev.docent.retrieval.words;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A word of a question or query.
 *
 * @param written as at its first occurrence in the question
 * @param forms its analyzed forms in each of the languages, at least one; a text has the word if it has any of them
 * @param asks whether it is an interrogative or a reference such as "which" or "it", which says nothing about the topic
 */
public record QueryWord(String written, List<String> forms, boolean asks) {

    public QueryWord {
        forms = List.copyOf(forms);
    }

    /** {@return whether any form is among the words of a text} */
    public boolean isIn(Set<String> words) {
        return forms.stream().anyMatch(words::contains);
    }

    /** {@return the word with more forms} */
    public QueryWord with(Collection<String> others) {
        if (others.isEmpty()) {
            return this;
        }
        return new QueryWord(
                written, Stream.concat(forms.stream(), others.stream()).toList(), asks);
    }
}

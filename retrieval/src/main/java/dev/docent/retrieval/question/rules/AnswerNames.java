package dev.docent.retrieval.question.rules;

import dev.docent.retrieval.words.SentenceBreaks;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names in the first sentence of an answer that its question does not contain. */
final class AnswerNames {

    private static final Pattern REFERENCE = Pattern.compile("\\s*\\[\\d+]");

    private AnswerNames() {}

    /** {@return the first name of several words, otherwise the first of one word} */
    static Optional<String> first(String answer, Words question) {
        var sentence = Words.of(firstSentence(answer));
        var asked = question.list().stream().map(Word::lower).collect(Collectors.toSet());
        var names = sentence.names().stream()
                .filter(name -> name.list().stream().noneMatch(word -> asked.contains(word.lower())))
                .toList();
        return names.stream()
                .filter(name -> name.size() > 1)
                .findFirst()
                .or(() -> names.stream().findFirst())
                .map(name -> name.text(0));
    }

    /** {@return the first sentence, without citation numbers} */
    static String firstSentence(String answer) {
        var text = REFERENCE.matcher(answer).replaceAll("");
        var ends = SentenceBreaks.ends(text);
        return ends.isEmpty() ? text : text.substring(0, ends.getFirst());
    }
}

package dev.docent.retrieval.answering.polar;

import dev.docent.retrieval.words.WordAnalyzers;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Yes or no, as it follows from a sentence. It is derived here, so that none can be given that does not follow from the sentence. */
public final class Verdict {

    private static final Pattern OPENING = Pattern.compile("\\s*(?<word>Yes|No|Ja|Nein|Oui|Non|Sí)(?=[.,;:!] )");

    private final String word;
    private final String sentence;

    private Verdict(String word, String sentence) {
        this.word = word;
        this.sentence = sentence;
    }

    /**
     * {@return what the sentence decides; empty if the question is not for yes or no, or the sentence leaves it open}
     *
     * @param sentence as it is written in the document
     * @param labels the analyzed words that say what the sentence is about
     * @param language the language of the document; null if unknown
     */
    public static Optional<Verdict> of(
            String question, String sentence, Set<String> labels, WordAnalyzers analyzers, @Nullable String language) {
        return PolarQuestion.of(question, analyzers)
                .filter(asked -> asked.isIn(language))
                .flatMap(asked -> asked.decide(sentence.replaceAll("\\s+", " "), labels)
                        .map(isYes -> new Verdict(asked.word(isYes), sentence)));
    }

    /** {@return the beginning of an answer: "Yes." or "No." in the language of the question} */
    public String opening() {
        return word + ".";
    }

    /** {@return whether it permits a statement to begin as it does} @param quotes what the statement cites */
    public boolean permits(String statement, Iterable<String> quotes) {
        var opened = openingOf(statement);
        for (var quote : quotes) {
            if (opened.filter(word::equals).isPresent() && quote.contains(sentence)) {
                return true;
            }
        }
        return false;
    }

    /** {@return the yes or no that a statement begins with, in one of the languages; empty if it begins otherwise} */
    public static Optional<String> openingOf(String statement) {
        var opening = OPENING.matcher(statement);
        return opening.lookingAt() ? Optional.of(opening.group("word")) : Optional.empty();
    }
}

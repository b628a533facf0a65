package dev.docent.retrieval.direct.collection;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Recognizes questions about the collection in English, German, French and Spanish. Safe for concurrent use. */
public final class CollectionQuestions {

    /** Longer questions are about the content. */
    private static final int MOST_CHARACTERS = 300;

    private static final List<CollectionPhrases> LANGUAGES =
            Stream.of("en", "de", "fr", "es").map(CollectionPhrases::new).toList();

    private CollectionQuestions() {}

    /** {@return whether it is a question about the collection, which needs no conversation to be understood} */
    public static boolean isOne(String question) {
        return read(question, LocalDate.EPOCH).isPresent();
    }

    /**
     * {@return the documents that are described by language, format or state only, as "the Arabic PDF"; empty if the name
     * has any other word}
     */
    public static Optional<DocumentSelection> selection(String name) {
        return LANGUAGES.stream()
                .flatMap(language -> language.selection(name, LocalDate.EPOCH).stream())
                .findFirst();
    }

    /** {@return the question; empty if it is not about the collection} @param today for "since yesterday" */
    static Optional<CollectionQuestion> read(String question, LocalDate today) {
        return question.length() > MOST_CHARACTERS
                ? Optional.empty()
                : LANGUAGES.stream()
                        .flatMap(language -> language.read(question, today).stream())
                        .findFirst();
    }
}

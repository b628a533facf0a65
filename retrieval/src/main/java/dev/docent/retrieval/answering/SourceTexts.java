package dev.docent.retrieval.answering;

import dev.docent.retrieval.passage.DocumentRef;
import java.util.Optional;

/** The stored texts of documents, against which quotes are verified. */
@FunctionalInterface
public interface SourceTexts {

    /**
     * {@return the extracted text of the document from {@code start} to {@code end} (code points, end exclusive); empty
     * if there is no such document, it has no text, or the range is not inside the text}
     */
    Optional<String> slice(DocumentRef document, int start, int end);

    /**
     * {@return the text that a user has given the passage from {@code start} to {@code end} of the extracted text; empty if
     * there is no such document, or the passage was not edited}
     */
    default Optional<String> edited(DocumentRef document, int start, int end) {
        return Optional.empty();
    }
}

package dev.docent.retrieval.answering;

import java.util.Optional;

/** The stored texts of documents, against which quotes are verified. */
@FunctionalInterface
public interface SourceTexts {

    /**
     * {@return the extracted text of the document from {@code start} to {@code end} (code points, end exclusive); empty
     * if the owner has no such document, it has no text, or the range is not inside the text}
     */
    Optional<String> slice(String owner, String document, int start, int end);
}

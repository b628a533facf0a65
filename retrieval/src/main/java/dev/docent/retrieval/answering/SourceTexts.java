package dev.docent.retrieval.answering;

import java.util.Optional;

/** The stored texts of documents, which quotes are verified against. */
@FunctionalInterface
public interface SourceTexts {

    /**
     * {@return the extracted text of the document at {@code start..end} (code points, end exclusive), or empty when the
     * owner has no such document, it holds no text, or the range is not inside it}
     */
    Optional<String> slice(String owner, String document, int start, int end);
}

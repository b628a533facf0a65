package dev.docent.api.evaluation;

import dev.docent.storage.records.NestedValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question and what is expected of it: a document, an answer, both, or that it is refused.
 *
 * @param text the question
 * @param documentId of the document that should be found; null when it is named otherwise or not expected
 * @param filename of the document that should be found, cleaned as those of documents are; of several documents with the
 *     name each will do
 * @param answers of which one should stand in the answer; may be empty
 * @param unanswerable whether the documents hold no answer, so that it should be refused
 */
record GoldenQuestion(
        String text, @Nullable String documentId, @Nullable String filename, List<String> answers, boolean unanswerable)
        implements NestedValue {

    GoldenQuestion {
        answers = List.copyOf(answers);
    }

    boolean expectsDocument() {
        return documentId != null || filename != null;
    }

    boolean expectsAnswer() {
        return !answers.isEmpty();
    }

    /** {@return what stands for the expected document in a ranking; null when none is expected} */
    @Nullable
    String expectedDocument() {
        return documentId == null ? filename : documentId;
    }

    /** {@return what stands for a document in a ranking: its id, or its name where the expected one is named} */
    String document(String id, String name) {
        return filename == null ? id : name;
    }
}

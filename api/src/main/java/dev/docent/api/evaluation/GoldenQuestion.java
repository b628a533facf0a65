package dev.docent.api.evaluation;

import dev.docent.storage.records.NestedValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question and its expectation: a document, an answer, both, or a refusal.
 *
 * @param text the question
 * @param documentId of the document that should be found; null if none is expected, or if it is given by file name
 * @param filename of the document that should be found, normalized; any document with that name is accepted
 * @param answers alternatives, one of which the answer should contain; may be empty
 * @param unanswerable whether the documents contain no answer, so that the question should be refused
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

    /** {@return the key of the expected document in a ranking; null if none is expected} */
    @Nullable
    String expectedDocument() {
        return documentId == null ? filename : documentId;
    }

    /** {@return the key of a document in a ranking: its file name if the expected one is given by name, else its id} */
    String document(String id, String name) {
        return filename == null ? id : name;
    }
}

package dev.docent.retrieval.direct.collection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question about the documents of a collection.
 *
 * @param kind what is asked for
 * @param asksWhether whether it asks if there are any
 * @param selection the documents that it is about
 * @param topic what the documents are about; null for any topic
 * @param voice the language of the question
 */
record CollectionQuestion(
        Kind kind,
        boolean asksWhether,
        DocumentSelection selection,
        @Nullable String topic,
        CollectionVoice voice) {

    /** {@return whether it is about all documents} */
    boolean isUnrestricted() {
        return topic == null
                && selection.mediaTypes().isEmpty()
                && selection.languages().isEmpty()
                && selection.states().size() == ReadingState.values().length
                && selection.since().equals(Instant.EPOCH);
    }

    /** What a question asks for. */
    enum Kind {
        COUNT,
        LIST,
        NEWEST,
        /** Those that were uploaded last, together. */
        LAST_UPLOAD,
        OLDEST,
        LARGEST,
        SMALLEST,
        LONGEST,
        /** The number of pages. */
        PAGES,
        LANGUAGES,
        FORMATS
    }
}

package dev.docent.retrieval.direct.collection;

import java.time.Instant;
import java.util.Set;

/**
 * Restricts the documents of a scope.
 *
 * @param states at least one
 * @param mediaTypes empty for all
 * @param languages ISO 639-1 codes; empty for all
 * @param since the earliest time of the upload
 */
public record DocumentSelection(
        Set<ReadingState> states, Set<String> mediaTypes, Set<String> languages, Instant since) {

    public DocumentSelection {
        states = Set.copyOf(states);
        mediaTypes = Set.copyOf(mediaTypes);
        languages = Set.copyOf(languages);
    }

    /** {@return the same documents, if they were uploaded since then} */
    DocumentSelection since(Instant time) {
        return new DocumentSelection(states, mediaTypes, languages, time);
    }

    /** {@return whether the documents of the group are selected, if uploaded since then} */
    boolean has(DocumentGroup group) {
        return states.contains(group.state())
                && (mediaTypes.isEmpty() || group.mediaType() != null && mediaTypes.contains(group.mediaType()))
                && (languages.isEmpty() || group.language() != null && languages.contains(group.language()));
    }
}

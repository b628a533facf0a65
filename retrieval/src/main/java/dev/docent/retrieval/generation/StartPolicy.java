package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.EmbeddingTraits;

/**
 * What a start does if the settings choose another model than the one that built the index, and the index has passages.
 *
 * @param keepsModel whether the index keeps its model if that is available, because no setting names an embedding model
 * @param waits whether a rebuild waits to be confirmed
 */
record StartPolicy(boolean keepsModel, boolean waits) {

    static StartPolicy of(RebuildProperties properties, EmbeddingTraits chosen, boolean isNamed) {
        return new StartPolicy(
                !isNamed,
                switch (properties.start()) {
                    case AUTOMATIC -> false;
                    case CONFIRMED -> true;
                    case BY_COST -> chosen.isHosted();
                });
    }
}

package dev.docent.retrieval.index.atlas;

import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Passages in MongoDB Atlas, or a MongoDB with search.
 *
 * @param collection name of the collection of passages, and prefix of its records and search indexes
 * @param quantization compression of vectors in the memory of the search nodes: {@code none}, {@code scalar} to a quarter,
 *     {@code binary} to a twenty-fourth
 * @param fusion how words and meaning are fused: {@code ranks} by reciprocal ranks, {@code scores} as in the Lucene index
 * @param readyWait maximum time that a start waits for search indexes to be built
 * @param catchUpWait maximum time that a write waits for the search indexes to show it; then its documents are not ready, and
 *     wait again
 * @param confirmations how often in a row searches must show a write before its documents are ready; set it higher than the
 *     number of search nodes
 * @param shared whether other processes may use the index; if not, a start need not wait for them and gives up a rebuild that
 *     its settings do not choose
 */
@ConfigurationProperties("docent.index.atlas")
record AtlasIndexProperties(
        @DefaultValue("passages") String collection,
        @DefaultValue("none") Quantization quantization,
        @DefaultValue("ranks") Fusion fusion,
        @DefaultValue("15m") Duration readyWait,
        @DefaultValue("30s") Duration catchUpWait,
        @DefaultValue("3") int confirmations,
        @DefaultValue("true") boolean shared) {

    AtlasIndexProperties {
        if (!collection.matches("[A-Za-z][A-Za-z0-9_-]{0,79}")) {
            throw new IllegalArgumentException(
                    "docent.index.atlas.collection is 1 to 80 of A-Z a-z 0-9 _ - and begins with a letter");
        }
        if (collection.contains(AtlasGenerationStore.GENERATION)) {
            throw new IllegalArgumentException("docent.index.atlas.collection must not hold "
                    + AtlasGenerationStore.GENERATION + ", which names other generations of an index");
        }
        if (confirmations < 1) {
            throw new IllegalArgumentException("docent.index.atlas.confirmations is at least 1");
        }
    }

    /** How vectors are compressed. */
    enum Quantization {
        NONE,
        SCALAR,
        BINARY;

        /** {@return its name in an index definition} */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** {@return candidates per wanted result: compressed vectors are less exact, so more are compared} */
        int candidates() {
            return this == NONE ? 20 : 40;
        }
    }

    /** How a hybrid search combines its lists. */
    enum Fusion {
        RANKS,
        SCORES
    }
}

package dev.docent.retrieval.index;

import dev.docent.retrieval.embedding.VectorSpace;
import org.jspecify.annotations.Nullable;

/** The index cannot be reached, or takes no writes. The same call may succeed later. */
public sealed class UnavailableIndexException extends RuntimeException {
    public UnavailableIndexException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The index has switched to a model that this process cannot use, so that it writes nothing. The message is for users. */
    public static final class OutdatedProcessException extends UnavailableIndexException {

        /**
         * @param answering name of the generation from which the process still answers
         * @param serving the generation that serves
         */
        public OutdatedProcessException(String answering, Generation serving) {
            super(message(answering, serving.name(), serving.space()), null);
        }

        private static String message(String answering, String name, VectorSpace space) {
            return "The index has switched to generation %s, with vectors of %s, which the settings of this process do not reach. It still answers from generation %s and writes nothing. Restart it with the embedding model %s."
                    .formatted(name, space, answering, space.model());
        }
    }
}

package dev.docent.retrieval.index.remote;

import dev.docent.retrieval.index.UnavailableIndexException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until an engine's searches see what was written before.
 *
 * @param timeout after which a wait fails: what was written is durable all the same
 * @param confirmations how often in a row searches must see it, since each may be answered by another search node
 */
public record SearchIndexBarrier(RemoteEngine engine, Poll poll, Duration timeout, int confirmations) {

    private static final Logger log = LoggerFactory.getLogger(SearchIndexBarrier.class);

    /**
     * Returns when searches see all writes up to this revision. A call that fails meanwhile, as during an election, is
     * repeated like one that sees too little.
     *
     * @throws UnavailableIndexException if they do not see them in time
     */
    void await(long revision) {
        var wait = new Wait(revision);
        if (!poll.until(wait::isOver, timeout)) {
            throw new UnavailableIndexException(
                    "The search indexes have not shown the last writes after %s (docent.index.atlas.catch-up-wait)"
                            .formatted(timeout),
                    wait.failure);
        }
    }

    private final class Wait {
        private final long revision;
        private @Nullable UnavailableIndexException failure;

        private Wait(long revision) {
            this.revision = revision;
        }

        private boolean isOver() {
            try {
                for (int i = 0; i < confirmations; i++) {
                    if (!engine.visible(revision)) {
                        return false;
                    }
                }
                return true;
            } catch (UnavailableIndexException unavailable) {
                log.debug("search_index_unavailable cause={}", String.valueOf(unavailable.getCause()));
                failure = unavailable;
                return false;
            }
        }
    }
}

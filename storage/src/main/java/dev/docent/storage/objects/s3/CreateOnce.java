package dev.docent.storage.objects.s3;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Writes objects under the condition that none has the name yet. A server that rejects the condition, but accepts the same
 * write without it, gets no more conditions. Safe for concurrent use.
 */
final class CreateOnce {

    private static final Logger log = LoggerFactory.getLogger(CreateOnce.class);

    private static final String NONE_EXISTS = "*";

    /** What servers answer to a header that they do not know or have not signed; a conflict has statuses of its own. */
    private static final Set<Integer> UNKNOWN = Set.of(400, 403, 501);

    private volatile boolean isSupported = true;

    void run(Write write) throws IOException {
        if (!isSupported) {
            write.run(null);
            return;
        }
        try {
            write.run(NONE_EXISTS);
        } catch (S3Exception refused) {
            if (!UNKNOWN.contains(refused.statusCode())) {
                throw refused;
            }
            write.run(null);
            isSupported = false;
            log.info("conditional_writes=unsupported status={}", refused.statusCode());
        }
    }

    /** A write that may be run twice. */
    @FunctionalInterface
    interface Write {

        /** @param condition the value of {@code If-None-Match}; null for none */
        void run(@Nullable String condition) throws IOException;
    }
}

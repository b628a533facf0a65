package dev.docent.ingestion.parsing.audio;

import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import java.time.Duration;

/**
 * An audio file without metadata.
 *
 * @param mediaType its type
 * @param duration as its container states it
 * @param content the bytes of the file
 */
record AudioFile(String mediaType, Duration duration, byte[] content) {

    private static final double NANOS = 1e9;

    /** The longest duration that a header can state and that is worth comparing with a limit. */
    private static final double MAX_SECONDS = 1e9;

    /** {@return the file} @param seconds the duration, of at most some centuries */
    static AudioFile of(String mediaType, double seconds, AudioBytes bytes) {
        if (!(seconds > 0)) {
            throw damaged("it contains no audio");
        }
        return new AudioFile(
                mediaType, Duration.ofNanos((long) (Math.min(seconds, MAX_SECONDS) * NANOS)), bytes.content());
    }

    static UnreadableDocumentException truncated() {
        return damaged("its end is missing");
    }

    static UnreadableDocumentException damaged(String how) {
        return new UnreadableDocumentException(Reason.CORRUPT, "The audio file is damaged: " + how);
    }

    static UnreadableDocumentException video() {
        return new UnreadableDocumentException(
                Reason.UNSUPPORTED, "The file contains video; only audio is accepted, so send its sound alone");
    }
}

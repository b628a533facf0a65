package dev.docent.ingestion.archive;

import java.util.Objects;

/**
 * The size and hash of an archive entry.
 *
 * @param size uncompressed size in bytes
 * @param sha256 lower-case hex
 */
record Entry(long size, String sha256) {

    Entry {
        if (size < 0 || !Objects.requireNonNull(sha256).matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("An entry has a size of at least 0 and a SHA-256 in lower-case hex");
        }
    }
}

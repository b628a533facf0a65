package dev.docent.ingestion.archive;

import java.util.Objects;

/**
 * What an entry of an archive holds.
 *
 * @param size in bytes, unpacked
 * @param sha256 of them, in lower-case hex
 */
record Entry(long size, String sha256) {

    Entry {
        if (size < 0 || !Objects.requireNonNull(sha256).matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Not the size and hash of an entry");
        }
    }
}

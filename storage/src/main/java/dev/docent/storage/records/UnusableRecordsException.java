package dev.docent.storage.records;

import org.jspecify.annotations.Nullable;

/**
 * The store of records cannot be used as it is set: a setting is missing or wrong, or the server refuses what is set. The
 * message is for whoever starts the service; it names the setting, and no secret.
 */
public final class UnusableRecordsException extends RuntimeException {

    public UnusableRecordsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package dev.docent.storage.records;

import org.jspecify.annotations.Nullable;

/**
 * The record store cannot be used: a setting is missing or wrong, or the server rejects it. The message is meant for
 * operators; it names the setting, and contains no secret.
 */
public final class UnusableRecordsException extends RuntimeException {

    public UnusableRecordsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

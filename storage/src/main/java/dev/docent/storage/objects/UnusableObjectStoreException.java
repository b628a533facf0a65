package dev.docent.storage.objects;

import org.jspecify.annotations.Nullable;

/**
 * The object store cannot be used: a setting is missing or wrong, or the server rejects it. The message is meant for
 * operators; it names the setting, and contains no secret.
 */
public final class UnusableObjectStoreException extends ObjectStoreException {

    public UnusableObjectStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

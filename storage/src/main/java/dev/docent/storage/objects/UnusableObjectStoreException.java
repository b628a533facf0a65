package dev.docent.storage.objects;

import org.jspecify.annotations.Nullable;

/**
 * The store of objects cannot be used as it is set: a setting is missing or wrong, or the server refuses what is set. The
 * message is for whoever starts the service; it names the setting, and no secret.
 */
public final class UnusableObjectStoreException extends ObjectStoreException {

    public UnusableObjectStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

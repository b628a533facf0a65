package dev.docent.storage.objects;

import org.jspecify.annotations.Nullable;

/** The store does not answer, or lets nobody in: no fault of what was asked for, and worth another try later. */
public final class ObjectStoreUnavailableException extends ObjectStoreException {

    public ObjectStoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package dev.docent.storage.objects;

import org.jspecify.annotations.Nullable;

/** The store cannot be reached or refuses access. The same operation may succeed later. */
public final class ObjectStoreUnavailableException extends ObjectStoreException {

    public ObjectStoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

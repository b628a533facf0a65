package dev.docent.storage.objects;

import org.jspecify.annotations.Nullable;

/** An operation of the object store failed. The message names the key. */
public class ObjectStoreException extends RuntimeException {

    public ObjectStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

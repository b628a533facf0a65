package dev.docent.storage.objects;

import org.jspecify.annotations.Nullable;

/** The object store could not do what was asked; its message names the key. */
public class ObjectStoreException extends RuntimeException {

    public ObjectStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package dev.docent.storage.objects;

/** No object has the key. */
public final class ObjectNotFoundException extends ObjectStoreException {

    public ObjectNotFoundException(ObjectKey key) {
        super("No object with the key " + key, null);
    }
}

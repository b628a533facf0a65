package dev.docent.storage.objects;

/** There is nothing under the key. */
public final class ObjectNotFoundException extends ObjectStoreException {

    public ObjectNotFoundException(ObjectKey key) {
        super("There is no object under " + key, null);
    }
}

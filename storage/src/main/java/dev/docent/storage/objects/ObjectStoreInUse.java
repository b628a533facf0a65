package dev.docent.storage.objects;

/**
 * The object store in use, as shown when the service starts.
 *
 * @param name its kind and location, such as {@code a folder, data/objects}
 */
public record ObjectStoreInUse(String name) {}

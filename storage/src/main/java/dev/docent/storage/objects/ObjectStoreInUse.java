package dev.docent.storage.objects;

/**
 * Which store of objects is in use, told to whoever starts the service.
 *
 * @param name what it is and where, such as {@code a folder, data/objects}
 * @param reason what chose it, such as {@code S3_BUCKET is set}
 */
public record ObjectStoreInUse(String name, String reason) {}

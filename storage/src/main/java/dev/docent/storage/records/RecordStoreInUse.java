package dev.docent.storage.records;

/**
 * Which store of records is in use, told to whoever starts the service and to those who work differently alone.
 *
 * @param adapter its technology, as {@code /health} calls it
 * @param name what it is and where, such as {@code SQLite in data/docent.db}
 * @param reason what chose it, such as {@code MONGO_URI is set}
 * @param shared whether other processes may be at the same records
 */
public record RecordStoreInUse(String adapter, String name, String reason, boolean shared) {}

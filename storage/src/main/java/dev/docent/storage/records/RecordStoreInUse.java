package dev.docent.storage.records;

/**
 * The record store in use.
 *
 * @param adapter its technology, as {@code /health} reports it
 * @param name its kind and location, such as {@code SQLite in data/docent.db}; shown when the service starts
 * @param shared whether other processes may use the same records
 */
public record RecordStoreInUse(String adapter, String name, boolean shared) {}

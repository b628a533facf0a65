package dev.docent.storage.records;

/**
 * A Java record inside an aggregate that is stored as one value: a JSON column in SQLite, a nested document in MongoDB. It
 * is read and written as a whole, and its components cannot be queried.
 */
public interface NestedValue {}

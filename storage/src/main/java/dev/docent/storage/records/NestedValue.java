package dev.docent.storage.records;

/**
 * A record inside an aggregate that is stored with it as one value: a JSON column in a relational store, a
 * sub-document in a document store. It is always read and written whole, and never queried by its parts.
 */
public interface NestedValue {}

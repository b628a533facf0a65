package dev.docent.retrieval.index;

/** All roles of an index of passages. Callers depend on the roles that they need; this is for what needs them all. */
public interface PassageIndex extends PassageWriter, PassageDeleter, PassageSearcher, PassageReader {}

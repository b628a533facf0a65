package dev.docent.storage.durability;

import org.springframework.data.repository.ListCrudRepository;

/** The records of notes. */
interface Notes extends ListCrudRepository<Note, String> {}

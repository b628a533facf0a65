package dev.docent.api.assistant;

import org.springframework.data.repository.CrudRepository;

/** Stores that the sample assistants were made. */
interface SamplesMadeRepository extends CrudRepository<SamplesMade, String> {}

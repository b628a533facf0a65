package dev.docent.api.assistant;

import dev.docent.storage.records.Aggregate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * That the sample assistants were made.
 *
 * @param id of the account that owns them
 */
@Aggregate("sample_assistants")
record SamplesMade(@Id String id, @Version @Nullable Long version, Instant createdAt) {}

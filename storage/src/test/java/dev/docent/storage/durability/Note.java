package dev.docent.storage.durability;

import dev.docent.storage.records.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/** A record that is saved together with an object of the same id. */
@Aggregate("notes")
record Note(@Id String id, @Version @Nullable Long version, String text) {}

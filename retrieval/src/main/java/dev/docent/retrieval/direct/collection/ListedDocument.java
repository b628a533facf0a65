package dev.docent.retrieval.direct.collection;

import dev.docent.retrieval.passage.DocumentRef;
import java.time.Instant;

/** A document of the collection. @param createdAt time of the upload */
public record ListedDocument(DocumentRef ref, String filename, Instant createdAt) {}

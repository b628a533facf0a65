package dev.docent.ingestion.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a document that is imported.
 *
 * @param mediaType null if it was not detected yet
 * @param pages null if unknown, or if the format has none
 * @param passages number of imported passages; null if the document is to be read from its original
 * @param language ISO 639-1 code; null if unknown
 * @param errorCode null unless the document had failed
 * @param errorMessage null unless the document had failed
 * @param path null if the document was uploaded without one
 * @param createdAt time of the upload
 */
public record DocumentFacts(
        Filename filename,
        @Nullable String mediaType,
        Original original,
        @Nullable Integer pages,
        @Nullable Integer passages,
        @Nullable String language,
        @Nullable String errorCode,
        @Nullable String errorMessage,
        Metadata metadata,
        @Nullable String path,
        Omissions omissions,
        Instant createdAt) {}

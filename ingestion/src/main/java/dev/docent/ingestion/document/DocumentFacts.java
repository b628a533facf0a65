package dev.docent.ingestion.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a document that comes from elsewhere.
 *
 * @param mediaType null where it was not recognised yet
 * @param pages null where that is not known, or the format has none
 * @param passages how many come with it; null when it is to be read from its original
 * @param language ISO 639-1 code; null when not known
 * @param errorCode null unless it failed there
 * @param errorMessage null unless it failed there
 * @param path null when it came alone
 * @param createdAt when it was uploaded
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

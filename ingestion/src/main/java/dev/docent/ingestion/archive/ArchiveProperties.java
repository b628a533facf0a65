package dev.docent.ingestion.archive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of imported archives.
 *
 * @param maxSize maximum size of the archive file
 * @param maxExpandedSize maximum size of its content
 * @param maxRatio maximum expansion ratio, checked beyond 16 MB
 * @param maxDocuments maximum number of documents; an import holds some two kilobytes of memory for each
 */
@ConfigurationProperties("docent.archive")
record ArchiveProperties(
        @DefaultValue("10GB") DataSize maxSize,
        @DefaultValue("20GB") DataSize maxExpandedSize,
        @DefaultValue("200") int maxRatio,
        @DefaultValue("25000") int maxDocuments) {

    ArchiveProperties {
        if (maxSize.toBytes() < 1 || maxExpandedSize.toBytes() < 1 || maxRatio < 1 || maxDocuments < 1) {
            throw new IllegalArgumentException("Every limit in docent.archive must be at least 1");
        }
    }
}

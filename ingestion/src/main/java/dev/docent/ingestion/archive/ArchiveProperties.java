package dev.docent.ingestion.archive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large an archive is taken at the most, whatever it says itself.
 *
 * @param maxSize of the archive as it comes
 * @param maxExpandedSize of all that is in it
 * @param maxRatio most bytes that one byte of it may unpack to, once it is more than 16 MB
 * @param maxDocuments in it; each takes some two kilobytes of memory while it is brought in
 */
@ConfigurationProperties("docent.archive")
record ArchiveProperties(
        @DefaultValue("10GB") DataSize maxSize,
        @DefaultValue("20GB") DataSize maxExpandedSize,
        @DefaultValue("200") int maxRatio,
        @DefaultValue("25000") int maxDocuments) {

    ArchiveProperties {
        if (maxSize.toBytes() < 1 || maxExpandedSize.toBytes() < 1 || maxRatio < 1 || maxDocuments < 1) {
            throw new IllegalArgumentException("The limits of docent.archive are 1 or more");
        }
    }
}

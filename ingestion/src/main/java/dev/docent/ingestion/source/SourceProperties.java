package dev.docent.ingestion.source;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of unpacking one archive or mail.
 *
 * @param maxEntries maximum number of files and folders, including those of nested archives
 * @param maxSize maximum number of unpacked bytes in total
 * @param maxRatio maximum expansion ratio, checked beyond 16 MB
 * @param maxDepth maximum nesting of archives, including the outermost
 */
@ConfigurationProperties("docent.source")
public record SourceProperties(
        @DefaultValue("10000") int maxEntries,
        @DefaultValue("2GB") DataSize maxSize,
        @DefaultValue("200") int maxRatio,
        @DefaultValue("3") int maxDepth) {

    public SourceProperties {
        if (maxEntries < 1 || maxSize.toBytes() < 1 || maxRatio < 1 || maxDepth < 1) {
            throw new IllegalArgumentException("Every limit in docent.source must be at least 1");
        }
    }
}

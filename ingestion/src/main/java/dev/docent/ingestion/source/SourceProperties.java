package dev.docent.ingestion.source;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much is taken out of one archive or mail, whatever its own headers say.
 *
 * @param maxEntries most files and folders in it, in archives inside it too
 * @param maxSize most bytes that it unpacks to, in all
 * @param maxRatio most bytes that one byte of it may unpack to, once it is more than 16 MB
 * @param maxDepth most archives inside each other, the outermost counted
 */
@ConfigurationProperties("docent.source")
public record SourceProperties(
        @DefaultValue("10000") int maxEntries,
        @DefaultValue("2GB") DataSize maxSize,
        @DefaultValue("200") int maxRatio,
        @DefaultValue("3") int maxDepth) {

    public SourceProperties {
        if (maxEntries < 1 || maxSize.toBytes() < 1 || maxRatio < 1 || maxDepth < 1) {
            throw new IllegalArgumentException("The limits of docent.source are 1 or more");
        }
    }
}

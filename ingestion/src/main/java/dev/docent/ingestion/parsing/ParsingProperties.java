package dev.docent.ingestion.parsing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much of a document is read at the most. What exceeds a limit fails with
 * {@link UnreadableDocumentException.Reason#LIMIT}; nothing is cut off silently.
 *
 * @param maxCharacters most characters of text that one document may have
 * @param maxPages most pages that one document may have
 * @param maxNesting how deep elements of one document may stand in one another
 * @param maxExpandedSize most bytes that a compressed part of a document may have when it is expanded
 * @param maxMarkupSize largest file that is read as a tree in memory: HTML, XML, JSON, notebooks and Markdown
 */
@ConfigurationProperties("docent.parsing")
public record ParsingProperties(
        @DefaultValue("20000000") int maxCharacters,
        @DefaultValue("20000") int maxPages,
        @DefaultValue("400") int maxNesting,
        @DefaultValue("512MB") DataSize maxExpandedSize,
        @DefaultValue("64MB") DataSize maxMarkupSize) {

    /** The limits that hold when nothing is set. */
    public static final ParsingProperties DEFAULTS =
            new ParsingProperties(20_000_000, 20_000, 400, DataSize.ofMegabytes(512), DataSize.ofMegabytes(64));
}

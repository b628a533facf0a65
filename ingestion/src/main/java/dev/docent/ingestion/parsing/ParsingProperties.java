package dev.docent.ingestion.parsing;

import java.time.Duration;
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
 * @param maxExpandedSize most bytes that what is compressed in a document may have when it is expanded, all together
 * @param maxMarkupSize largest file that is read as a tree in memory: HTML, XML, JSON, notebooks and Markdown
 * @param maxEntries most files that one archive may hold, those of archives inside included; office documents are archives
 * @param maxExpansion how many times its size a document of more than a few megabytes may expand to
 * @param maxArchiveDepth how deep archives may stand in one another
 * @param maxPixels most pixels that one picture may have
 * @param ocr how pictures of text are read
 */
@ConfigurationProperties("docent.parsing")
public record ParsingProperties(
        @DefaultValue("20000000") int maxCharacters,
        @DefaultValue("20000") int maxPages,
        @DefaultValue("400") int maxNesting,
        @DefaultValue("512MB") DataSize maxExpandedSize,
        @DefaultValue("64MB") DataSize maxMarkupSize,
        @DefaultValue("20000") int maxEntries,
        @DefaultValue("200") int maxExpansion,
        @DefaultValue("5") int maxArchiveDepth,
        @DefaultValue("100000000") long maxPixels,
        @DefaultValue Ocr ocr) {

    /** The limits that hold when nothing is set. */
    public static final ParsingProperties DEFAULTS = new ParsingProperties(
            20_000_000,
            20_000,
            400,
            DataSize.ofMegabytes(512),
            DataSize.ofMegabytes(64),
            20_000,
            200,
            5,
            100_000_000,
            new Ocr(true, "eng", "tesseract", Duration.ofSeconds(60)));

    /**
     * Character recognition, which Tesseract does where it is installed.
     *
     * @param enabled whether it is done at all
     * @param languages what the pages are written in, as Tesseract names it: {@code eng}, {@code eng+deu} …
     * @param command Tesseract's name or path
     * @param timePerPage how long one page may take; none of it counts as time for the file
     */
    public record Ocr(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("eng") String languages,
            @DefaultValue("tesseract") String command,
            @DefaultValue("60s") Duration timePerPage) {

        public Ocr {
            if (!languages.matches("\\w[\\w/]*(\\+\\w[\\w/]*)*")) {
                throw new IllegalArgumentException(
                        "docent.parsing.ocr.languages takes names of languages with + between them, such as eng+deu");
            }
        }
    }
}

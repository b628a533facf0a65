package dev.docent.ingestion.parsing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits on the documents that are read. A document that exceeds one is rejected with {@link
 * UnreadableDocumentException.Reason#LIMIT}; nothing is truncated silently.
 *
 * @param maxCharacters maximum number of characters of text per document
 * @param maxPages maximum number of pages per document
 * @param maxNesting maximum nesting depth of elements
 * @param maxExpandedSize maximum total size of a document's compressed content after expansion
 * @param maxMarkupSize maximum size of files that are parsed into a tree in memory: HTML, XML, JSON, notebooks and
 *     Markdown
 * @param maxEntries maximum number of files in an archive, including those in nested archives; office documents are
 *     archives
 * @param maxExpansion maximum ratio of expanded to original size, for documents that expand to more than a few
 *     megabytes
 * @param maxArchiveDepth maximum nesting depth of archives
 * @param maxPixels maximum number of pixels per picture
 * @param ocr optical character recognition
 * @param figures figures that a chat model which sees describes
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
        @DefaultValue Ocr ocr,
        @DefaultValue Figures figures) {

    /** {@return the same limits, with at most this number of pages} */
    public ParsingProperties withMaxPages(int pages) {
        return new ParsingProperties(
                maxCharacters,
                Math.min(pages, maxPages),
                maxNesting,
                maxExpandedSize,
                maxMarkupSize,
                maxEntries,
                maxExpansion,
                maxArchiveDepth,
                maxPixels,
                ocr,
                figures);
    }

    /**
     * Figures in PDFs. Each costs a call of the chat model.
     *
     * @param enabled whether they are described, where a chat model sees
     * @param maxPerDocument maximum number per document; the first ones count
     * @param minSide minimum width and height in pixels
     */
    public record Figures(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("20") int maxPerDocument,
            @DefaultValue("200") int minSide) {

        public Figures {
            if (maxPerDocument < 1 || minSide < 1) {
                throw new IllegalArgumentException(
                        "docent.parsing.figures: max-per-document and min-side must be positive");
            }
        }
    }

    /**
     * Optical character recognition with Tesseract, if it is installed.
     *
     * @param enabled whether to recognize text in pictures
     * @param languages Tesseract names of the languages on the pages, such as {@code eng} or {@code eng+deu}
     * @param command name or path of the Tesseract executable
     * @param timePerPage maximum time per page; not counted towards the time limit of the file
     */
    public record Ocr(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("eng") String languages,
            @DefaultValue("tesseract") String command,
            @DefaultValue("60s") Duration timePerPage) {

        public Ocr {
            if (!languages.matches("\\w[\\w/]*(\\+\\w[\\w/]*)*")) {
                throw new IllegalArgumentException(
                        "docent.parsing.ocr.languages must be language names separated by +, such as eng+deu");
            }
        }
    }
}

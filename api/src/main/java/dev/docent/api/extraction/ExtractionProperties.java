package dev.docent.api.extraction;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the extraction of fields.
 *
 * @param maxPages maximum number of pages of a file
 * @param maxFileSize maximum size of a file
 * @param maxPerAccount maximum number of extractions that an account stores; 0 for no limit
 * @param modelPages maximum number of pages of a file that a chat model which sees reads too, where the rules do not read
 *     everything; 0 to read by rules only
 */
@ConfigurationProperties("docent.extraction")
record ExtractionProperties(
        @DefaultValue("20") int maxPages,
        @DefaultValue("32MB") DataSize maxFileSize,
        @DefaultValue("100000") int maxPerAccount,
        @DefaultValue("4") int modelPages) {

    ExtractionProperties {
        if (maxPages < 1 || maxFileSize.toBytes() < 1 || maxPerAccount < 0 || modelPages < 0) {
            throw new IllegalArgumentException(
                    "docent.extraction: max-pages and max-file-size must be positive, max-per-account and model-pages"
                            + " not negative");
        }
    }
}

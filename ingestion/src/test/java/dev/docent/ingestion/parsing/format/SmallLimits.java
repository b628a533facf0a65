package dev.docent.ingestion.parsing.format;

import dev.docent.ingestion.parsing.DefaultLimits;
import dev.docent.ingestion.parsing.ParsingProperties;
import org.springframework.util.unit.DataSize;

/** Limits that a test sets for text, pages, depth and sizes; the others are as they are by default. */
public final class SmallLimits {

    private SmallLimits() {}

    /** {@return the limits} */
    public static ParsingProperties of(
            int characters, int pages, int nesting, DataSize expandedSize, DataSize markupSize) {
        var others = DefaultLimits.LIMITS;
        return new ParsingProperties(
                characters,
                pages,
                nesting,
                expandedSize,
                markupSize,
                others.maxEntries(),
                others.maxExpansion(),
                others.maxArchiveDepth(),
                others.maxPixels(),
                others.ocr());
    }
}

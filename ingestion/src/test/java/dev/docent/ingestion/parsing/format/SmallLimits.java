package dev.docent.ingestion.parsing.format;

import dev.docent.ingestion.parsing.DefaultLimits;
import dev.docent.ingestion.parsing.ParsingProperties;
import org.springframework.util.unit.DataSize;

/** The default limits except for text, pages, depth and sizes. */
public final class SmallLimits {

    private SmallLimits() {}

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
                others.ocr(),
                others.figures());
    }
}

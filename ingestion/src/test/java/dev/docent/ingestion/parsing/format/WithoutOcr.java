package dev.docent.ingestion.parsing.format;

import dev.docent.ingestion.parsing.DefaultLimits;
import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.ParsingProperties.Ocr;
import java.time.Duration;

/** The default limits, with OCR disabled. */
public final class WithoutOcr {

    public static final ParsingProperties LIMITS = of(DefaultLimits.LIMITS);

    private WithoutOcr() {}

    private static ParsingProperties of(ParsingProperties limits) {
        return new ParsingProperties(
                limits.maxCharacters(),
                limits.maxPages(),
                limits.maxNesting(),
                limits.maxExpandedSize(),
                limits.maxMarkupSize(),
                limits.maxEntries(),
                limits.maxExpansion(),
                limits.maxArchiveDepth(),
                limits.maxPixels(),
                new Ocr(false, "eng", "tesseract", Duration.ofSeconds(60)),
                limits.figures());
    }
}

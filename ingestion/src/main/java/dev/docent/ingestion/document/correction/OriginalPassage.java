package dev.docent.ingestion.document.correction;

import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import dev.docent.storage.records.NestedValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A passage as it was extracted, before its correction.
 *
 * @param ordinal position among the document's passages, from 0, those that are disabled included
 * @param text the extracted text at {@code start..end}
 * @param start in code points
 * @param end in code points, exclusive
 */
public record OriginalPassage(
        int ordinal,
        String text,
        int start,
        int end,
        @Nullable Integer page,
        @Nullable Integer pageEnd,
        List<String> headings,
        int tokens,
        boolean recognized)
        implements NestedValue {

    public OriginalPassage {
        headings = List.copyOf(headings);
    }

    /** {@return the passage, which was not edited} */
    static OriginalPassage of(Passage extracted) {
        return new OriginalPassage(
                extracted.ordinal(),
                extracted.text(),
                extracted.start(),
                extracted.end(),
                extracted.page(),
                extracted.pageEnd(),
                extracted.headings(),
                extracted.tokens(),
                extracted.recognized());
    }

    /** {@return the passage as it was extracted} */
    public Passage passage(PassageSource source) {
        return new Passage(
                source.document() + "-" + ordinal,
                source,
                ordinal,
                text,
                start,
                end,
                page,
                pageEnd,
                headings,
                tokens,
                recognized);
    }

    /** {@return whether the extracted passage has the same range and the same text} */
    boolean isSame(Passage extracted) {
        return start == extracted.start() && end == extracted.end() && text.equals(extracted.text());
    }

    /** {@return whether this one is inside the range of the extracted passage, with the same text there} */
    boolean isInside(Passage extracted) {
        return extracted.start() <= start && end <= extracted.end() && agrees(extracted);
    }

    /** {@return whether both have a part in common, with the same text} */
    boolean agrees(Passage extracted) {
        var from = Math.max(start, extracted.start());
        var to = Math.min(end, extracted.end());
        return from < to
                && slice(text, from - start, to - start)
                        .equals(slice(extracted.text(), from - extracted.start(), to - extracted.start()));
    }

    private static String slice(String text, int from, int to) {
        var first = text.offsetByCodePoints(0, from);
        return text.substring(first, text.offsetByCodePoints(first, to - from));
    }
}

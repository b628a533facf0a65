package dev.docent.ingestion.document.content;

import java.util.Optional;

/**
 * An extracted text that can be sliced by code points.
 *
 * @param extracted the text
 * @param version version of the record that the text was read for
 * @param codePoints length of the text; if every code point is one char, offsets need no scan of the text
 */
public record CachedText(ExtractedText extracted, long version, int codePoints) {

    static CachedText of(ExtractedText extracted, long version) {
        var text = extracted.text();
        return new CachedText(extracted, version, text.codePointCount(0, text.length()));
    }

    /** {@return the text in {@code start..end}; empty if the range is not inside the text} */
    public Optional<String> slice(int start, int end) {
        if (start < 0 || end < start || end > codePoints) {
            return Optional.empty();
        }
        var text = extracted.text();
        if (codePoints == text.length()) {
            return Optional.of(text.substring(start, end));
        }
        var from = text.offsetByCodePoints(0, start);
        return Optional.of(text.substring(from, text.offsetByCodePoints(from, end - start)));
    }

    /** {@return the approximate memory use in bytes} */
    int weight() {
        return (int) Math.min(
                Integer.MAX_VALUE,
                200L + 2L * extracted.text().length() + 24L * extracted.pages().size());
    }
}

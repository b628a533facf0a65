package dev.docent.ingestion.document;

import java.util.Objects;

/** Whether a text that comes from elsewhere holds together: its pages follow one another inside it. */
final class TextCheck {

    private TextCheck() {}

    /** {@return the text} @throws InvalidContentException when it does not */
    static ExtractedText checked(ExtractedText text) {
        var all = Objects.requireNonNullElse(text.text(), "");
        if (all.isEmpty()) {
            throw new InvalidContentException("has no text");
        }
        var end = all.codePointCount(0, all.length());
        var last = new ExtractedText.Page(0, 0, 0);
        for (var page : text.pages()) {
            if (page.number() <= last.number() || page.start() < last.end() || page.end() < page.start()) {
                throw new InvalidContentException("has pages that do not follow one another");
            }
            if (page.end() > end) {
                throw new InvalidContentException("has pages that end after it");
            }
            last = page;
        }
        return text;
    }
}

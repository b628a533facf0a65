package dev.docent.api.media;

import dev.docent.ingestion.chunking.Chunk;
import dev.docent.ingestion.document.content.Box;
import dev.docent.ingestion.document.content.PageBoxes;
import dev.docent.ingestion.parsing.WordBoxes;
import dev.docent.ingestion.recognition.RecognizedPicture;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The text that was read in an image, as it is stored beside its renditions.
 *
 * @param text quotes are verbatim parts of it
 * @param language ISO 639-1 code of the main language; null if unknown
 * @param words the positions of the words, encoded; empty if they are unknown
 * @param chunks what becomes passages; empty if there is no text
 */
public record MediaText(String text, @Nullable String language, byte[] words, List<Chunk> chunks) {

    public MediaText {
        chunks = List.copyOf(chunks);
    }

    static MediaText of(RecognizedPicture picture) {
        var boxes = picture.content().boxes();
        return new MediaText(
                picture.content().text().text(),
                picture.language(),
                boxes.isEmpty() ? new byte[0] : boxes.getFirst().words().encoded(),
                picture.content().chunks());
    }

    /** {@return a part of the text, in code points; empty if the range is not inside it} */
    Optional<String> slice(int start, int end) {
        return start < 0 || end < start || end > text.codePointCount(0, text.length())
                ? Optional.empty()
                : Optional.of(text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end)));
    }

    /** {@return a box for each line of this part of the text, on the upright image, which is page 1} */
    List<Box> boxes(int start, int end) {
        return words.length == 0 ? List.of() : new PageBoxes(1, WordBoxes.of(words)).lines(start, end);
    }
}

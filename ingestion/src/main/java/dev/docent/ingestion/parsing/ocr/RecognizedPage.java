package dev.docent.ingestion.parsing.ocr;

import dev.docent.ingestion.parsing.PageWords;
import dev.docent.ingestion.parsing.ScannedLine;
import dev.docent.ingestion.parsing.format.BlockCollector;
import java.util.List;

/**
 * The text recognized in a picture.
 *
 * @param paragraphs in reading order
 * @param words positions of the words in the picture, including those of rejected paragraphs
 * @param lines the same words with their confidences, including those of low confidence
 */
public record RecognizedPage(List<String> paragraphs, PageWords.Builder words, List<ScannedLine> lines) {

    /** Adds the paragraphs to the current page, which is marked as recognized. */
    public void addTo(BlockCollector blocks) {
        paragraphs.forEach(blocks::paragraph);
        blocks.placed(words);
        blocks.recognized();
    }
}

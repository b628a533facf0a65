package dev.docent.ingestion.parsing.ocr;

import dev.docent.ingestion.parsing.PageWords;
import java.util.List;

/**
 * What is recognised on a picture.
 *
 * @param paragraphs in reading order
 * @param words where the words stand on the picture, those of paragraphs that are left out among them
 */
public record RecognizedPage(List<String> paragraphs, PageWords.Builder words) {}

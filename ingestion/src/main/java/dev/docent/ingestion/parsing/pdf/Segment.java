package dev.docent.ingestion.parsing.pdf;

import java.util.List;

/**
 * Words of a line that stand together: all of it, or a cell of a table.
 *
 * @param text the words, a space between them
 * @param left where it begins, in points from the left of the page
 * @param right where it ends
 * @param size of its letters, on average, in points
 * @param bold whether most of its letters are
 * @param words where each of the words stands, in their order
 */
record Segment(String text, double left, double right, double size, boolean bold, List<Word> words) {}

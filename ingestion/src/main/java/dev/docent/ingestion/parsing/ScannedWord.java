package dev.docent.ingestion.parsing;

/**
 * A word as it was read from a page, with its edges in fractions of the page as displayed: 0 is the left or top edge, 1
 * the right or bottom edge.
 *
 * @param confidence how sure the reader is, from 0 to 1; 1 for text that the file contains
 */
public record ScannedWord(String text, double left, double top, double right, double bottom, double confidence) {

    /** {@return the height of the word} */
    public double height() {
        return bottom - top;
    }

    /** {@return the vertical center of the word} */
    public double middle() {
        return (top + bottom) / 2;
    }
}

package dev.docent.ingestion.parsing.pdf;

import java.util.List;
import org.apache.pdfbox.text.TextPosition;

/**
 * A word and where it stands, in points from the top left of the page as it would be turned for the word to be upright.
 *
 * @param direction by how many degrees clockwise that turns the page as the file has it: 0, 90, 180 or 270
 */
record Word(String text, double left, double top, double right, double bottom, int direction) {

    /** How far letters reach above their line and below it, in sizes of the font: that much in almost every one. */
    private static final double ASCENT = 0.8;

    private static final double DESCENT = 0.22;

    /** PDFBox takes half of what a font's box is high for the height of its letters. */
    private static final double SIZE_OF_HEIGHT = 1.5;

    private static final double LARGEST_SIZE = 4;

    /** {@return the word that these letters draw, of which there is at least one} */
    static Word of(String text, List<TextPosition> letters) {
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double highest = Double.MAX_VALUE;
        double lowest = -Double.MAX_VALUE;
        for (var letter : letters) {
            left = Math.min(left, letter.getXDirAdj());
            right = Math.max(right, letter.getXDirAdj() + letter.getWidthDirAdj());
            highest = Math.min(highest, letter.getYDirAdj());
            lowest = Math.max(lowest, letter.getYDirAdj());
        }
        var first = letters.getFirst();
        double size = size(first);
        return new Word(text, left, highest - ASCENT * size, right, lowest + DESCENT * size, (int) first.getDir());
    }

    /** What a font that is drawn in the file itself (Type 3) says of its size may be anything. */
    private static double size(TextPosition letter) {
        double size = LineBuilder.size(letter);
        double height = letter.getHeightDir();
        return height > 0 && (size < height || size > LARGEST_SIZE * height) ? SIZE_OF_HEIGHT * height : size;
    }
}

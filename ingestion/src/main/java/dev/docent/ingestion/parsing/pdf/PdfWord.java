package dev.docent.ingestion.parsing.pdf;

import java.util.List;
import org.apache.pdfbox.text.TextPosition;

/**
 * A word and its position, in points from the top left of the page in the orientation in which the word is upright.
 *
 * @param rotation clockwise rotation of the page in the file that makes the word upright: 0, 90, 180 or 270 degrees
 */
record PdfWord(String text, double left, double top, double right, double bottom, int rotation) {

    /** The extent of letters above and below the baseline, relative to the font size; similar in almost all fonts. */
    private static final double ASCENT = 0.8;

    private static final double DESCENT = 0.22;

    /** PDFBox reports half of the height of the font's bounding box as the height of its glyphs. */
    private static final double SIZE_OF_HEIGHT = 1.5;

    private static final double LARGEST_SIZE = 4;

    /** {@return the word drawn by the given glyphs, of which there is at least one} */
    static PdfWord of(String text, List<TextPosition> letters) {
        var first = letters.getFirst();
        double size = size(first);
        var left = letters.stream().mapToDouble(TextPosition::getXDirAdj).min();
        var right = letters.stream()
                .mapToDouble(letter -> letter.getXDirAdj() + letter.getWidthDirAdj())
                .max();
        var baselines = letters.stream().mapToDouble(TextPosition::getYDirAdj).summaryStatistics();
        return new PdfWord(
                text,
                left.orElseThrow(),
                baselines.getMin() - ASCENT * size,
                right.orElseThrow(),
                baselines.getMax() + DESCENT * size,
                (int) first.getDir());
    }

    /** The font size stated by a Type 3 font is unreliable. */
    private static double size(TextPosition letter) {
        double size = LineBuilder.size(letter);
        double height = letter.getHeightDir();
        return height > 0 && (size < height || size > LARGEST_SIZE * height) ? SIZE_OF_HEIGHT * height : size;
    }
}

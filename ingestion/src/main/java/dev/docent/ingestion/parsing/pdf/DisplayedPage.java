package dev.docent.ingestion.parsing.pdf;

import dev.docent.ingestion.parsing.PageWords;
import dev.docent.ingestion.parsing.TextDirection;
import dev.docent.ingestion.parsing.format.CleanText;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * The geometry of a page as displayed, after cropping and rotation.
 *
 * @param width in points
 * @param height in points
 * @param rotation clockwise rotation in degrees: 0, 90, 180 or 270
 */
record DisplayedPage(double width, double height, int rotation) {

    private static final int FULL_TURN = 360;

    static DisplayedPage of(PDPage page) {
        var box = page.getCropBox();
        int rotation = page.getRotation();
        return rotation % 180 == 0
                ? new DisplayedPage(box.getWidth(), box.getHeight(), rotation)
                : new DisplayedPage(box.getHeight(), box.getWidth(), rotation);
    }

    /** {@return the words of the lines with their positions on the page} */
    PageWords.Builder words(List<Line> lines) {
        var words = new PageWords.Builder();
        for (var line : lines) {
            words.nextLine();
            for (var segment : line.segments()) {
                segment.words().forEach(word -> add(word, words));
            }
        }
        return words;
    }

    private void add(PdfWord word, PageWords.Builder words) {
        int turn = Math.floorMod(word.rotation() - rotation, FULL_TURN);
        var text = CleanText.line(word.text());
        // Upright text read rightward runs upward on a page that has to be turned a quarter to be upright.
        var direction = TextDirection.of(text).turned(-turn);
        // The width and the height of the page in the orientation of the word.
        double across = turn % 180 == 0 ? width : height;
        double along = turn % 180 == 0 ? height : width;
        double left = word.left() / across;
        double right = word.right() / across;
        double top = word.top() / along;
        double bottom = word.bottom() / along;
        switch (turn) {
            case 90 -> words.add(text, top, 1 - right, bottom, 1 - left, direction);
            case 180 -> words.add(text, 1 - right, 1 - bottom, 1 - left, 1 - top, direction);
            case 270 -> words.add(text, 1 - bottom, left, 1 - top, right, direction);
            default -> words.add(text, left, top, right, bottom, direction);
        }
    }
}

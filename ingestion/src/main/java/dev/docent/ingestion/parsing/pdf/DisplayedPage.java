package dev.docent.ingestion.parsing.pdf;

import dev.docent.ingestion.parsing.Flow;
import dev.docent.ingestion.parsing.PageWords;
import dev.docent.ingestion.parsing.format.CleanText;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * A page as people see it: cropped, and turned as it says.
 *
 * @param width in points
 * @param height in points
 * @param rotation by how many degrees it is turned clockwise: 0, 90, 180 or 270
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

    /** {@return the words of the lines, and where they stand on the page} */
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

    private void add(Word word, PageWords.Builder words) {
        int turn = Math.floorMod(word.direction() - rotation, FULL_TURN);
        var text = CleanText.line(word.text());
        // Upright text that is read rightward runs up a page that is turned a quarter to see it upright.
        var flow = Flow.of(text).turned(-turn);
        switch (turn) {
            case 90 ->
                words.add(
                        text,
                        word.top() / width,
                        1 - word.right() / height,
                        word.bottom() / width,
                        1 - word.left() / height,
                        flow);
            case 180 ->
                words.add(
                        text,
                        1 - word.right() / width,
                        1 - word.bottom() / height,
                        1 - word.left() / width,
                        1 - word.top() / height,
                        flow);
            case 270 ->
                words.add(
                        text,
                        1 - word.bottom() / width,
                        word.left() / height,
                        1 - word.top() / width,
                        word.right() / height,
                        flow);
            default ->
                words.add(
                        text,
                        word.left() / width,
                        word.top() / height,
                        word.right() / width,
                        word.bottom() / height,
                        flow);
        }
    }
}

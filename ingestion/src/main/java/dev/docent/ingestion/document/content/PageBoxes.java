package dev.docent.ingestion.document.content;

import dev.docent.ingestion.parsing.WordBox;
import dev.docent.ingestion.parsing.WordBoxes;
import java.util.ArrayList;
import java.util.List;

/**
 * The positions of the words on a page.
 *
 * @param page from 1
 * @param words with offsets in the extracted text, in code points
 */
public record PageBoxes(int page, WordBoxes words) {

    private static final double DECIMALS = 10_000;

    /** {@return a box for each line of this range of the text, in reading order} */
    public List<Box> lines(int start, int end) {
        var lines = new ArrayList<WordBox>();
        boolean another = true;
        for (var word : words) {
            if (word.start() >= end) {
                break;
            }
            another |= word.beginsLine();
            if (word.end() > start) {
                var part = word.within(start, end);
                if (another
                        || lines.getLast().direction().isAcross()
                                != part.direction().isAcross()) {
                    lines.add(part);
                } else {
                    lines.add(lines.removeLast().joined(part));
                }
                another = false;
            }
        }
        return lines.stream().map(this::box).toList();
    }

    private Box box(WordBox line) {
        return new Box(
                page,
                share(line.left()),
                share(line.top()),
                share(line.right() - line.left()),
                share(line.bottom() - line.top()));
    }

    private static double share(int parts) {
        return Math.round(parts * DECIMALS / WordBox.SIDE) / DECIMALS;
    }
}

package dev.docent.ingestion.extraction.page;

import dev.docent.ingestion.document.content.Box;
import dev.docent.ingestion.parsing.ScannedLine;
import dev.docent.ingestion.parsing.ScannedWord;
import java.util.ArrayList;
import java.util.List;

/** A row of a page. */
public record PageRow(PageRows page, ScannedLine line) {

    /** The gap between two columns, in widths of a letter. */
    private static final double COLUMN_GAP = 2.6;

    /** {@return the text of the row} */
    public String text() {
        return line.text();
    }

    /** {@return where the characters from {@code start} to {@code end} are} */
    public Box box(int start, int end) {
        return page.box(line, start, end);
    }

    /** {@return the parts of the row that wide gaps separate} */
    public List<PageRow> columns() {
        var columns = new ArrayList<PageRow>();
        var words = new ArrayList<ScannedWord>();
        for (var word : line.words()) {
            if (!words.isEmpty()
                    && word.left() - words.getLast().right() > COLUMN_GAP * letter(words.getLast(), word)) {
                columns.add(column(words));
                words.clear();
            }
            words.add(word);
        }
        columns.add(column(words));
        return columns;
    }

    /** {@return the box of the whole row} */
    public Box box() {
        return page.box(line.words());
    }

    private PageRow column(List<ScannedWord> words) {
        return new PageRow(page, new ScannedLine(words));
    }

    private static double letter(ScannedWord one, ScannedWord other) {
        int letters = one.text().length() + other.text().length();
        return (one.right() - one.left() + other.right() - other.left()) / letters;
    }
}

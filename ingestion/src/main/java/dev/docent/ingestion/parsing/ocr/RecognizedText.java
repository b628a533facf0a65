package dev.docent.ingestion.parsing.ocr;

import static org.apache.commons.lang3.math.NumberUtils.toDouble;

import dev.docent.ingestion.parsing.PageWords;
import dev.docent.ingestion.parsing.ScannedLine;
import dev.docent.ingestion.parsing.ScannedWord;
import dev.docent.ingestion.parsing.TextDirection;
import dev.docent.ingestion.parsing.format.CleanText;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds paragraphs from Tesseract's TSV output: level, page, block, paragraph, line, word, left, top, width, height,
 * confidence from 0 to 100, text. Words and paragraphs of low confidence come from drawings and dirt and are dropped.
 */
final class RecognizedText {

    private static final int COLUMNS = 12;
    private static final String PAGE = "1";
    private static final String WORD = "5";
    private static final double PERCENT = 100;
    private static final double MIN_WORD_CONFIDENCE = 25;
    private static final double MIN_PARAGRAPH_CONFIDENCE = 50;

    private final List<String> paragraphs = new ArrayList<>();
    private final PageWords.Builder words = new PageWords.Builder();
    private final List<ScannedLine> lines = new ArrayList<>();
    private final List<ScannedWord> openLine = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private String paragraph = "";
    private String line = "";
    private String scannedLine = "";
    private double confidence;
    private int letters;
    private double width;
    private double height;

    private RecognizedText() {}

    static RecognizedPage of(String table) {
        var text = new RecognizedText();
        table.lines().map(row -> row.split("\t", COLUMNS)).forEach(text::add);
        text.end();
        text.endLine();
        return new RecognizedPage(text.paragraphs, text.words, text.lines);
    }

    private void add(String[] row) {
        if (row.length == COLUMNS && row[0].equals(PAGE)) {
            width = toDouble(row[8], 0);
            height = toDouble(row[9], 0);
        }
        if (row.length < COLUMNS || !row[0].equals(WORD) || row[11].isBlank()) {
            return;
        }
        var in = String.join(" ", row[1], row[2], row[3]);
        if (!in.equals(paragraph)) {
            end();
            paragraph = in;
        }
        scan(row);
        double sure = toDouble(row[10], 0);
        if (sure >= MIN_WORD_CONFIDENCE) {
            place(row);
            word(row[11].strip(), row[4], sure);
        }
    }

    private void scan(String[] row) {
        var in = String.join(" ", row[1], row[2], row[3], row[4]);
        if (!in.equals(scannedLine)) {
            endLine();
            scannedLine = in;
        }
        if (width > 0 && height > 0) {
            double left = toDouble(row[6], 0);
            double top = toDouble(row[7], 0);
            openLine.add(new ScannedWord(
                    CleanText.line(row[11]),
                    left / width,
                    top / height,
                    (left + toDouble(row[8], 0)) / width,
                    (top + toDouble(row[9], 0)) / height,
                    Math.clamp(toDouble(row[10], 0) / PERCENT, 0, 1)));
        }
    }

    private void endLine() {
        if (!openLine.isEmpty()) {
            lines.add(new ScannedLine(openLine));
            openLine.clear();
        }
    }

    private void place(String[] row) {
        if (!row[4].equals(line)) {
            words.nextLine();
        }
        if (width > 0 && height > 0) {
            var word = CleanText.line(row[11]);
            double left = toDouble(row[6], 0);
            double top = toDouble(row[7], 0);
            words.add(
                    word,
                    left / width,
                    top / height,
                    (left + toDouble(row[8], 0)) / width,
                    (top + toDouble(row[9], 0)) / height,
                    TextDirection.of(word));
        }
    }

    private void word(String word, String inLine, double sure) {
        boolean nextLine = !inLine.equals(line);
        line = inLine;
        if (nextLine && isHyphenated() && Character.isLowerCase(word.codePointAt(0))) {
            open.setLength(open.length() - 1);
        } else if (!open.isEmpty()) {
            open.append(' ');
        }
        open.append(word);
        confidence += sure * word.length();
        letters += word.length();
    }

    private boolean isHyphenated() {
        int last = open.length() - 1;
        return last > 0 && open.charAt(last) == '-' && Character.isLetter(open.charAt(last - 1));
    }

    private void end() {
        if (letters > 0 && confidence / letters >= MIN_PARAGRAPH_CONFIDENCE && hasWords()) {
            paragraphs.add(open.toString());
        }
        open.setLength(0);
        line = "";
        confidence = 0;
        letters = 0;
    }

    private boolean hasWords() {
        return open.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}

package dev.docent.ingestion.parsing.ocr;

import dev.docent.ingestion.parsing.ScannedLine;
import dev.docent.ingestion.parsing.ScannedPage;
import dev.docent.ingestion.parsing.ScannedWord;
import dev.docent.ingestion.parsing.ocr.Tesseract.RecognitionException;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Scans a picture of a page: turns it until it can be read, and reads a machine-readable zone a second time by itself,
 * enlarged and restricted to the characters that a zone has.
 */
public final class PageScan {

    private static final int PAGE = 1;
    private static final int QUARTER = 90;
    private static final int FULL_TURN = 360;

    /** Letters of which recognition is sure; a page that is upside down has hardly any. */
    private static final double LEGIBLE = 40;

    private static final double SURE = 0.6;

    private PageScan() {}

    /** {@return the page in the picture} @param dotsPerInch resolution; 0 if unknown */
    public static ScannedPage of(Tesseract tesseract, BufferedImage picture, int dotsPerInch)
            throws RecognitionException {
        var best = new Turned(picture, 0, tesseract.read(picture, dotsPerInch).lines());
        for (int turn : List.of(2 * QUARTER, QUARTER, FULL_TURN - QUARTER)) {
            if (best.legibility() < LEGIBLE) {
                var turned = turned(picture, turn);
                var other = new Turned(
                        turned, turn, tesseract.read(turned, dotsPerInch).lines());
                best = other.legibility() > best.legibility() ? other : best;
            }
        }
        return new ScannedPage(PAGE, best.turn, best.lines, ZoneScan.of(tesseract, best.picture, best.lines));
    }

    /** {@return the page of a picture that Java cannot decode} */
    public static ScannedPage of(RecognizedPage recognized) {
        return new ScannedPage(PAGE, 0, recognized.lines(), List.of());
    }

    private static BufferedImage turned(BufferedImage picture, int degrees) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        var turn = switch (degrees) {
            case QUARTER -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 2 * QUARTER -> new AffineTransform(-1, 0, 0, -1, width, height);
            default -> new AffineTransform(0, -1, 1, 0, 0, width);
        };
        return new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(picture, null);
    }

    /** A page that was turned, and what was read then. */
    private record Turned(BufferedImage picture, int turn, List<ScannedLine> lines) {

        /** Tesseract also reads words that run up or down the page. */
        private boolean isUpright(ScannedWord word) {
            return (word.right() - word.left()) * picture.getWidth() > word.height() * picture.getHeight();
        }

        /** {@return the number of letters in upright words of three letters and more that recognition is sure of} */
        double legibility() {
            return lines.stream()
                    .flatMap(line -> line.words().stream())
                    .filter(word -> word.confidence() > SURE && word.text().matches("[\\p{L}\\d<.,:/-]{3,}"))
                    .filter(this::isUpright)
                    .mapToDouble(word -> word.text().length() * word.confidence())
                    .sum();
        }
    }
}

package dev.docent.ingestion.parsing.ocr;

import dev.docent.ingestion.parsing.ScannedLine;
import dev.docent.ingestion.parsing.ScannedWord;
import dev.docent.ingestion.parsing.ocr.Tesseract.RecognitionException;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a machine-readable zone by itself: the strip of the page with its lines is leveled and scaled so that its letters
 * have the size that recognition reads best.
 */
final class ZoneScan {

    private static final Pattern FILLERS = Pattern.compile("[<«]{2,}|[<«].*[<«].*[<«]|[<«cCeEkK]{6,}");
    private static final Pattern OF_ZONE = Pattern.compile("[A-Z0-9<«]");

    /** Lines of 30, 36 and 44 characters, of which recognition drops some. */
    private static final int SHORTEST = 24;

    private static final double LEAST_SHARE = 0.75;

    /** Height of a line in pixels, with the capital letters about as high as Tesseract was trained with. */
    private static final double LINE_HEIGHT = 40;

    private static final double MAX_SCALE = 4;
    private static final int MAX_PIXELS = 16_000_000;

    private ZoneScan() {}

    /** {@return the lines of the zone; empty if the page shows none} */
    static List<ScannedLine> of(Tesseract tesseract, BufferedImage picture, List<ScannedLine> lines)
            throws RecognitionException {
        var zone = lines.stream().filter(ZoneScan::isOfZone).toList();
        return zone.isEmpty() ? List.of() : new Strip(picture, zone).read(tesseract);
    }

    private static boolean isOfZone(ScannedLine line) {
        var text = line.text().replace(" ", "");
        long fitting = OF_ZONE.matcher(text).results().count();
        return text.length() >= SHORTEST
                && (FILLERS.matcher(text).find() || fitting == text.length())
                && fitting >= LEAST_SHARE * text.length();
    }

    /** The part of a page that has the zone. */
    private static final class Strip {

        private final BufferedImage picture;
        private final BufferedImage enlarged;
        private final AffineTransform toStrip;

        Strip(BufferedImage picture, List<ScannedLine> lines) {
            this.picture = picture;
            var words = lines.stream().flatMap(line -> line.words().stream()).toList();
            double height = words.stream()
                    .mapToDouble(this::height)
                    .sorted()
                    .skip(words.size() / 2)
                    .findFirst()
                    .orElse(1);
            double left = words.stream().mapToDouble(ScannedWord::left).min().orElse(0) * picture.getWidth() - height;
            double right = words.stream().mapToDouble(ScannedWord::right).max().orElse(1) * picture.getWidth() + height;
            // A line above or below may have been missed.
            double top =
                    words.stream().mapToDouble(ScannedWord::top).min().orElse(0) * picture.getHeight() - 3 * height;
            double bottom =
                    words.stream().mapToDouble(ScannedWord::bottom).max().orElse(1) * picture.getHeight() + 3 * height;
            double scale = Math.min(
                    Math.clamp(LINE_HEIGHT / height, 0.5, MAX_SCALE),
                    Math.sqrt(MAX_PIXELS / ((right - left) * (bottom - top))));
            this.toStrip = AffineTransform.getScaleInstance(scale, scale);
            toStrip.translate(-left, -top);
            toStrip.rotate(-slope(lines), (left + right) / 2, (top + bottom) / 2);
            this.enlarged = new BufferedImage(
                    Math.max(1, (int) ((right - left) * scale)),
                    Math.max(1, (int) ((bottom - top) * scale)),
                    BufferedImage.TYPE_BYTE_GRAY);
        }

        List<ScannedLine> read(Tesseract tesseract) throws RecognitionException {
            var pen = enlarged.createGraphics();
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, enlarged.getWidth(), enlarged.getHeight());
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            pen.drawImage(picture, toStrip, null);
            pen.dispose();
            return tesseract.readZone(enlarged).lines().stream()
                    .map(line -> new ScannedLine(
                            line.words().stream().map(this::onPage).toList()))
                    .toList();
        }

        /** {@return the average slope of the lines, in radians} */
        private double slope(List<ScannedLine> lines) {
            return lines.stream().mapToDouble(this::slope).average().orElse(0);
        }

        private double slope(ScannedLine line) {
            var first = line.words().getFirst();
            var last = line.words().getLast();
            double run = (last.right() + last.left() - first.right() - first.left()) / 2 * picture.getWidth();
            double rise = (last.middle() - first.middle()) * picture.getHeight();
            return run > picture.getWidth() / 4.0 ? Math.atan2(rise, run) : 0;
        }

        private double height(ScannedWord word) {
            return word.height() * picture.getHeight();
        }

        private ScannedWord onPage(ScannedWord word) {
            try {
                var box = new Rectangle2D.Double(
                        word.left() * enlarged.getWidth(),
                        word.top() * enlarged.getHeight(),
                        (word.right() - word.left()) * enlarged.getWidth(),
                        word.height() * enlarged.getHeight());
                var place = toStrip.createInverse().createTransformedShape(box).getBounds2D();
                return new ScannedWord(
                        word.text(),
                        Math.clamp(place.getMinX() / picture.getWidth(), 0, 1),
                        Math.clamp(place.getMinY() / picture.getHeight(), 0, 1),
                        Math.clamp(place.getMaxX() / picture.getWidth(), 0, 1),
                        Math.clamp(place.getMaxY() / picture.getHeight(), 0, 1),
                        word.confidence());
            } catch (NoninvertibleTransformException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}

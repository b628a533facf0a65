package dev.docent.ingestion.parsing.pdf;

import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/** What a page draws besides its text, from which it shows whether its text is all that people see. For one page. */
final class PageInk {

    /** The operators that fill or stroke a path (ISO 32000-1, table 60). */
    private static final Set<String> PAINTING = Set.of("f", "F", "f*", "S", "s", "B", "B*", "b", "b*");

    /** The share of a page that a picture covers when the page is a scan. */
    private static final double SCAN = 0.5;

    private static final double SMALLEST_PICTURE = 0.02;
    private static final int FEWEST_LETTERS = 10;
    private static final int FEWEST_LETTERS_ON_SCAN = 60;

    /** Letters that are drawn as shapes take at least one path each. */
    private static final int DRAWN_LETTERS = 200;

    private static final int ENOUGH_GLYPHS = 20;

    private final double area;
    private int glyphs;
    private int unmapped;
    private int paths;
    private double largestPicture;
    private long largestPictureBytes;

    PageInk(PDPage page) {
        var box = page.getCropBox();
        this.area = Math.max(1, (double) box.getWidth() * box.getHeight());
    }

    void operator(String name) {
        paths += PAINTING.contains(name) ? 1 : 0;
    }

    void glyph(boolean mapped) {
        glyphs++;
        unmapped += mapped ? 0 : 1;
    }

    /**
     * A picture is drawn.
     *
     * @param drawn the area that it covers, in square points
     * @param picture what the file says of it
     */
    void picture(double drawn, @Nullable COSDictionary picture) {
        largestPicture = Math.max(largestPicture, drawn);
        if (picture != null) {
            long pixels = Math.max(
                    0,
                    (long) picture.getInt(COSName.WIDTH, COSName.W, 0) * picture.getInt(COSName.HEIGHT, COSName.H, 0));
            boolean twoTones = picture.getBoolean(COSName.IMAGE_MASK, COSName.IM, false)
                    || picture.getInt(COSName.BITS_PER_COMPONENT, COSName.BPC, 8) == 1;
            largestPictureBytes = Math.max(largestPictureBytes, twoTones ? pixels / 8 : pixels * 3);
        }
    }

    /** {@return whether a picture covers most of the page} */
    boolean isScan() {
        return largestPicture >= SCAN * area;
    }

    /** {@return the size of its largest picture when it is decoded, in bytes} */
    long largestPictureBytes() {
        return largestPictureBytes;
    }

    /** {@return whether its letters have no meaning in the file, only a shape} */
    boolean isGarbled() {
        return glyphs >= ENOUGH_GLYPHS && unmapped * 2 > glyphs;
    }

    /** {@return whether people see more on the page than the lines of its text} */
    boolean hidesText(List<Line> lines) {
        long letters = letters(lines);
        return isGarbled()
                || isScan() && letters < FEWEST_LETTERS_ON_SCAN
                || letters < FEWEST_LETTERS && (largestPicture >= SMALLEST_PICTURE * area || paths >= DRAWN_LETTERS);
    }

    /** {@return how many letters and digits the lines have} */
    static long letters(List<Line> lines) {
        return lines.stream()
                .flatMapToInt(line -> line.text().codePoints())
                .filter(Character::isLetterOrDigit)
                .count();
    }
}

package dev.docent.ingestion.parsing.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/** Statistics of what a page draws, which show whether its text is all that is visible. For one page. */
final class PageGraphics {

    /** The operators that fill or stroke a path (ISO 32000-1, table 60). */
    private static final Set<String> PAINTING = Set.of("f", "F", "f*", "S", "s", "B", "B*", "b", "b*");

    /** The minimum share of the page that the picture of a scan covers. */
    private static final double SCAN = 0.5;

    private static final double MIN_PICTURE = 0.02;
    private static final int MIN_LETTERS = 10;
    private static final int MIN_LETTERS_ON_SCAN = 60;

    /** The minimum number of paths that may be letters drawn as shapes. */
    private static final int MIN_PATHS = 200;

    /**
     * The share of the heap for the largest picture of a page is 1/4; rendering the page takes about as much again.
     */
    private static final int MEMORY_DIVISOR = 4;

    private static final int MIN_GLYPHS = 20;

    private final double area;
    private int glyphs;
    private int unmapped;
    private int paths;
    private double largestPicture;
    private long largestPictureBytes;
    private final List<COSStream> pictures = new ArrayList<>();

    PageGraphics(PDPage page) {
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
     * Records a picture.
     *
     * @param drawn the covered area, in square points
     * @param picture the image dictionary; null if it is missing
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

    /** Records a picture that is an object of its own, and large enough to be a figure. */
    void object(double drawn, COSStream picture) {
        if (drawn >= MIN_PICTURE * area) {
            pictures.add(picture);
        }
    }

    /** {@return the pictures that may be figures, in the order in which they are drawn} */
    List<COSStream> pictures() {
        return pictures;
    }

    /** {@return whether a picture covers most of the page} */
    boolean isScan() {
        return largestPicture >= SCAN * area;
    }

    /** {@return whether the largest picture of the page, decoded, takes too much of the heap} */
    boolean isTooLarge() {
        return largestPictureBytes > Runtime.getRuntime().maxMemory() / MEMORY_DIVISOR;
    }

    /** {@return whether most glyphs have no Unicode mapping} */
    boolean isGarbled() {
        return glyphs >= MIN_GLYPHS && unmapped * 2 > glyphs;
    }

    /** {@return whether more is visible on the page than the text of the lines} */
    boolean hidesText(List<Line> lines) {
        long letters = letters(lines.stream().map(Line::text));
        return isGarbled()
                || isScan() && letters < MIN_LETTERS_ON_SCAN
                || letters < MIN_LETTERS && (largestPicture >= MIN_PICTURE * area || paths >= MIN_PATHS);
    }

    /** {@return the number of letters and digits} */
    static long letters(Stream<String> texts) {
        return texts.flatMapToInt(String::codePoints)
                .filter(Character::isLetterOrDigit)
                .count();
    }
}

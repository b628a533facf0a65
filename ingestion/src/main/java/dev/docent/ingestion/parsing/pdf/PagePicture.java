package dev.docent.ingestion.parsing.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/**
 * A page as people see it.
 *
 * @param image in shades of gray
 * @param dotsPerInch at which it is drawn
 */
record PagePicture(BufferedImage image, int dotsPerInch) {

    private static final int MOST_DOTS_PER_INCH = 300;

    /** A page of A3 at the most dots. */
    private static final double MOST_PIXELS = 18_000_000;

    private static final double POINTS_PER_INCH = 72;

    /**
     * {@return the page as a picture}
     *
     * @throws IOException when a part of it cannot be drawn
     */
    static PagePicture of(PDDocument document, PDPage page) throws IOException {
        var box = page.getCropBox();
        double inches =
                Math.sqrt(Math.max(1, (double) box.getWidth() * box.getHeight()) / (POINTS_PER_INCH * POINTS_PER_INCH));
        int dots = (int) Math.min(MOST_DOTS_PER_INCH, Math.sqrt(MOST_PIXELS) / inches);
        try (var alone = alone(document, page)) {
            var renderer = new StrictRenderer(alone);
            renderer.setSubsamplingAllowed(true);
            return new PagePicture(renderer.renderImageWithDPI(0, Math.max(1, dots), ImageType.GRAY), dots);
        }
    }

    /** PDFBox draws pages by their number, which the file may not tell rightly; in a document alone it is the first. */
    private static PDDocument alone(PDDocument document, PDPage page) {
        var copy = new PDPage(new COSDictionary(page.getCOSObject()));
        copy.setResources(page.getResources());
        copy.setMediaBox(page.getMediaBox());
        copy.setCropBox(page.getCropBox());
        copy.setRotation(page.getRotation());
        var alone = new PDDocument();
        alone.getDocumentCatalog().setOCProperties(document.getDocumentCatalog().getOCProperties());
        alone.addPage(copy);
        return alone;
    }

    /** PDFBox goes on without what it cannot draw, which may be the very picture of the page. */
    private static final class StrictRenderer extends PDFRenderer {

        StrictRenderer(PDDocument document) {
            super(document);
        }

        @Override
        protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
            return new PageDrawer(parameters) {
                @Override
                protected void operatorException(Operator operator, List<COSBase> operands, IOException failure)
                        throws IOException {
                    if (operator.getName().equals("Do")) {
                        throw failure;
                    }
                    super.operatorException(operator, operands, failure);
                }
            };
        }
    }
}

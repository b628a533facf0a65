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
 * A page rendered as a picture.
 *
 * @param dotsPerInch rendering resolution
 */
record RenderedPage(BufferedImage image, int dotsPerInch) {

    private static final int MAX_DOTS_PER_INCH = 300;

    /** The pixels of an A3 page at the maximum resolution. */
    private static final double MAX_PIXELS = 18_000_000;

    private static final double SCREEN_PIXELS = 2_600_000;

    private static final double POINTS_PER_INCH = 72;

    /**
     * {@return the rendered page}
     *
     * @throws IOException if a part of the page cannot be drawn
     */
    static RenderedPage of(PDDocument document, PDPage page) throws IOException {
        return of(document, page, MAX_PIXELS, ImageType.GRAY);
    }

    /** {@return the page rendered in color, for a screen} @throws IOException if a part of the page cannot be drawn */
    static RenderedPage forScreen(PDDocument document, PDPage page) throws IOException {
        return of(document, page, SCREEN_PIXELS, ImageType.RGB);
    }

    private static RenderedPage of(PDDocument document, PDPage page, double maxPixels, ImageType type)
            throws IOException {
        var box = page.getCropBox();
        double inches =
                Math.sqrt(Math.max(1, (double) box.getWidth() * box.getHeight()) / (POINTS_PER_INCH * POINTS_PER_INCH));
        int dots = (int) Math.min(MAX_DOTS_PER_INCH, Math.sqrt(maxPixels) / inches);
        try (var single = singlePage(document, page)) {
            var renderer = new StrictRenderer(single);
            renderer.setSubsamplingAllowed(true);
            return new RenderedPage(renderer.renderImageWithDPI(0, Math.max(1, dots), type), dots);
        }
    }

    /** PDFBox renders pages by index, which is unreliable in damaged files; a document with one page avoids this. */
    private static PDDocument singlePage(PDDocument document, PDPage page) {
        var copy = new PDPage(new COSDictionary(page.getCOSObject()));
        copy.setResources(page.getResources());
        copy.setMediaBox(page.getMediaBox());
        copy.setCropBox(page.getCropBox());
        copy.setRotation(page.getRotation());
        var single = new PDDocument();
        single.getDocumentCatalog()
                .setOCProperties(document.getDocumentCatalog().getOCProperties());
        single.addPage(copy);
        return single;
    }

    /** PDFBox skips what it cannot draw, which may be the main picture of the page; this renderer fails instead. */
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

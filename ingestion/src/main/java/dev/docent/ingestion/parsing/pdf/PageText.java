package dev.docent.ingestion.parsing.pdf;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageTree;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Takes the lines of text from a page, in the order in which the page draws them.
 *
 * <p>Text drawn with rendering mode 3 is invisible (ISO 32000-1, 9.3.6). Scanners lay it over the picture of a page, so
 * that the picture can be searched: then it is what people see. Anywhere else it is left out.
 */
final class PageText extends PDFTextStripper {

    /** The share of a page that a picture covers when the page is a scan. */
    private static final double SCAN = 0.5;

    /** Where PDFBox stops too, but with a message for every form that it leaves out. */
    private static final int DEEPEST_FORM = 50;

    private final Effort effort;
    private final ExpandedSize expandedSize;
    private final Set<COSStream> checked = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<TextPosition> invisible = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Line> lines = new ArrayList<>();
    private final LineBuilder line = new LineBuilder();
    private double largestPicture;
    private @Nullable PDPage current;

    PageText(Effort effort, DataSize maxExpandedSize) {
        this.effort = effort;
        this.expandedSize = new ExpandedSize(maxExpandedSize);
        setSuppressDuplicateOverlappingText(true);
        setStartPage(0);
    }

    /** {@return the lines of a page of the document} */
    List<Line> lines(PDDocument document, PDPage page) throws IOException {
        lines.clear();
        current = page;
        writeText(document, new StringWriter());
        endLine();
        return List.copyOf(lines);
    }

    /** The one page that was asked for: walking to it through all those before would cost the square of their number. */
    @Override
    protected void processPages(PDPageTree pages) throws IOException {
        if (current != null && current.hasContents()) {
            processPage(current);
        }
    }

    @Override
    public void processPage(PDPage page) throws IOException {
        invisible.clear();
        largestPicture = 0;
        expandedSize.check(page.getContentStreams());
        super.processPage(page);
    }

    @Override
    protected void processTextPosition(TextPosition drawn) {
        effort.step();
        var position = upright(drawn);
        if (getGraphicsState().getTextState().getRenderingMode() == RenderingMode.NEITHER) {
            invisible.add(position);
        }
        super.processTextPosition(position);
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        effort.step();
        if (operator.getName().equals("Do")
                && !operands.isEmpty()
                && operands.getFirst() instanceof COSName name
                && getResources() != null) {
            if (getLevel() >= DEEPEST_FORM) {
                return;
            }
            beforeObject(getResources(), name);
        }
        super.processOperator(operator, operands);
    }

    private void beforeObject(PDResources resources, COSName name) throws IOException {
        if (resources.isImageXObject(name)) {
            var matrix = getGraphicsState().getCurrentTransformationMatrix();
            largestPicture = Math.max(
                    largestPicture, Math.abs(matrix.createAffineTransform().getDeterminant()));
            return;
        }
        effort.form();
        var objects = resources.getCOSObject().getCOSDictionary(COSName.XOBJECT);
        var form = objects == null ? null : objects.getCOSStream(name);
        if (form != null && checked.add(form)) {
            expandedSize.check(List.of(new PDStream(form)).iterator());
        }
    }

    /** Text that runs along the page another way than the page is turned has its lines along its own direction. */
    private static TextPosition upright(TextPosition text) {
        int direction = (int) text.getDir();
        return direction == text.getRotation()
                ? text
                : new TextPosition(
                        direction,
                        text.getPageWidth(),
                        text.getPageHeight(),
                        text.getTextMatrix(),
                        text.getEndX(),
                        text.getEndY(),
                        text.getHeight(),
                        text.getIndividualWidths()[0],
                        text.getWidthOfSpace(),
                        text.getUnicode(),
                        text.getCharacterCodes(),
                        text.getFont(),
                        text.getFontSize(),
                        (int) text.getFontSizeInPt());
    }

    @Override
    protected void writePage() throws IOException {
        var box = getCurrentPage().getCropBox();
        boolean scanned = largestPicture >= SCAN * box.getWidth() * box.getHeight();
        if (!scanned && !invisible.isEmpty()) {
            charactersByArticle.forEach(article -> article.removeIf(invisible::contains));
        }
        super.writePage();
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        line.add(text, positions);
    }

    @Override
    protected void writeLineSeparator() {
        endLine();
    }

    @Override
    protected void writeParagraphEnd() {
        endLine();
    }

    @Override
    protected void writePageEnd() {
        endLine();
    }

    private void endLine() {
        var ended = line.end();
        if (ended != null) {
            lines.add(ended);
        }
    }
}

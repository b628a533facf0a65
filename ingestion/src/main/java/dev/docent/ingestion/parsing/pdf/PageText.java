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
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Extracts the lines of text of a page, in drawing order.
 *
 * <p>Text in rendering mode 3 is invisible (ISO 32000-1, 9.3.6). Scanners place it over the picture of a page to make
 * the picture searchable; only then is it kept.
 */
final class PageText extends PDFTextStripper {

    /** The depth at which PDFBox stops too, but with a message for every skipped form. */
    private static final int MAX_FORM_DEPTH = 50;

    /** The operators that draw or position text, or draw objects (ISO 32000-1, tables 87, 105, 108, 109). */
    private static final Set<String> DRAWING_TEXT = Set.of("Tj", "TJ", "'", "\"", "Tf", "Td", "TD", "Tm", "T*", "Do");

    private final WorkBudget budget;
    private final StreamCheck streams;
    private final Set<COSStream> checked = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<TextPosition> invisible = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Line> lines = new ArrayList<>();
    private final LineBuilder line = new LineBuilder();
    private @Nullable PDPage current;
    private PageGraphics graphics = new PageGraphics(new PDPage());
    private boolean damaged;

    PageText(WorkBudget budget, DataSize maxExpandedSize) {
        this.budget = budget;
        this.streams = new StreamCheck(maxExpandedSize);
        setSuppressDuplicateOverlappingText(true);
        setStartPage(0);
    }

    /** {@return the lines of a page} */
    List<Line> lines(PDDocument document, PDPage page) throws IOException {
        lines.clear();
        current = page;
        damaged = false;
        graphics = new PageGraphics(page);
        writeText(document, new StringWriter());
        writeLineSeparator();
        return List.copyOf(lines);
    }

    /** {@return statistics of the last page} */
    PageGraphics graphics() {
        return graphics;
    }

    /** {@return whether a part of the last page could not be read} */
    boolean isDamaged() {
        return damaged;
    }

    /** Processes only the current page; PDFBox would iterate over all pages before it, at quadratic cost in total. */
    @Override
    protected void processPages(PDPageTree pages) throws IOException {
        if (current != null && current.hasContents()) {
            processPage(current);
        }
    }

    @Override
    public void processPage(PDPage page) throws IOException {
        invisible.clear();
        var contents = new ArrayList<COSStream>();
        page.getContentStreams().forEachRemaining(stream -> contents.add(stream.getCOSObject()));
        damaged |= streams.check(contents);
        super.processPage(page);
    }

    @Override
    protected void processTextPosition(TextPosition drawn) {
        budget.spend(1);
        var position = inDirectionOfText(drawn);
        if (getGraphicsState().getTextState().getRenderingMode() == RenderingMode.NEITHER) {
            invisible.add(position);
        }
        super.processTextPosition(position);
    }

    /** {@return the position as on a page with the rotation of the text, so that lines follow its direction} */
    private static TextPosition inDirectionOfText(TextPosition text) {
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
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        budget.spend(1);
        graphics.operator(operator.getName());
        if (operator.getName().equals("BI")) {
            graphics.picture(drawnArea(), operator.getImageParameters());
        }
        if (operator.getName().equals("Do")
                && !operands.isEmpty()
                && operands.getFirst() instanceof COSName name
                && getResources() != null) {
            if (getLevel() >= MAX_FORM_DEPTH) {
                return;
            }
            beforeObject(getResources(), name);
        }
        super.processOperator(operator, operands);
    }

    private void beforeObject(PDResources resources, COSName name) throws IOException {
        var objects = resources.getCOSObject().getCOSDictionary(COSName.XOBJECT);
        var object = objects == null ? null : objects.getCOSStream(name);
        if (resources.isImageXObject(name)) {
            graphics.picture(drawnArea(), object);
            if (object != null) {
                graphics.object(drawnArea(), object);
            }
            return;
        }
        budget.spend(WorkBudget.STEPS_PER_FORM);
        if (object != null && checked.add(object)) {
            damaged |= streams.check(List.of(object));
        }
    }

    /** Pictures are drawn into the unit square of the current coordinate system (ISO 32000-1, 8.9.5.1). */
    private double drawnArea() {
        var matrix = getGraphicsState().getCurrentTransformationMatrix();
        return Math.abs(matrix.createAffineTransform().getDeterminant());
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
        graphics.glyph(font.toUnicode(code) != null);
        super.showGlyph(matrix, font, code, displacement);
    }

    /** PDFBox continues with the next operator; the page is then incomplete. */
    @Override
    protected void operatorException(Operator operator, List<COSBase> operands, IOException failure)
            throws IOException {
        damaged |= DRAWING_TEXT.contains(operator.getName());
        super.operatorException(operator, operands, failure);
    }

    @Override
    protected void writePage() throws IOException {
        if (!graphics.isScan() && !invisible.isEmpty()) {
            charactersByArticle.forEach(article -> article.removeIf(invisible::contains));
        }
        super.writePage();
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        line.add(text, positions);
    }

    @Override
    protected void writeParagraphEnd() {
        writeLineSeparator();
    }

    @Override
    protected void writeLineSeparator() {
        var ended = line.end();
        if (ended != null) {
            lines.add(ended);
        }
    }
}

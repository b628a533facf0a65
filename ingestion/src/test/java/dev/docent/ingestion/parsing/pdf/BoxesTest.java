package dev.docent.ingestion.parsing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.docent.ingestion.document.content.Box;
import dev.docent.ingestion.parsing.DefaultLimits;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.SampleFile;
import dev.docent.ingestion.parsing.ocr.DrawnText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The boxes of quotes are where the PDF draws them. */
class BoxesTest {

    private static final double WIDTH = PDRectangle.A4.getWidth();
    private static final double HEIGHT = PDRectangle.A4.getHeight();
    private static final double POINT = 1 / HEIGHT;
    private static final String LINE = "Every reader may borrow up to ten books at a time, and keep them";

    @Test
    void areInFractionsOfThePageFromItsTopLeft() {
        var quotes = quotes(new SamplePdf().page().line(100, 200, LINE));

        assertThat(quotes.boxes(LINE)).singleElement().satisfies(box -> {
            assertThat(box.page()).isEqualTo(1);
            assertThat(box.x()).isCloseTo(100 / WIDTH, within(POINT));
            assertThat(box.y()).isCloseTo(192 / HEIGHT, within(2 * POINT));
            assertThat(box.width())
                    .isCloseTo(SamplePdf.PLAIN.getStringWidth(LINE) / 1000 * 10 / WIDTH, within(2 * POINT));
            assertThat(box.height()).isCloseTo(10 / HEIGHT, within(2 * POINT));
        });
    }

    @Test
    void coverTheWordsOfTheQuote() throws IOException {
        var box = quotes(new SamplePdf().page().line(100, 200, LINE))
                .boxes("ten books")
                .getFirst();

        var before = SamplePdf.PLAIN.getStringWidth("Every reader may borrow up to ") / 1000 * 10;
        assertThat(box.x()).isCloseTo((100 + before) / WIDTH, within(POINT));
        assertThat(box.width())
                .isCloseTo(SamplePdf.PLAIN.getStringWidth("ten books") / 1000 * 10 / WIDTH, within(POINT));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void followTheRotationOfThePage(int degrees) {
        var quotes = quotes(new SamplePdf().page().turned(degrees).line(50, 100, LINE));

        assertAround(quotes.boxes(LINE).getFirst(), quotes.ink(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void followTheRotationOfTheText(int degrees) {
        var pdf = new SamplePdf().page().page();
        pdf.line(50, 100, "Upright.");
        pdf.text(Matrix.getRotateInstance(Math.toRadians(degrees), 300, 400), "Aside and more");

        var quotes = quotes(pdf.turned(90));

        assertThat(quotes.boxes("Aside and more")).hasSize(1);
        assertThat(quotes.darkness(quotes.boxes("Aside and more").getFirst())).isGreaterThan(0.05);
        assertThat(quotes.darkness(quotes.boxes("and").getFirst())).isGreaterThan(0.05);
        var whole = quotes.boxes("Aside and more").getFirst();
        var middle = quotes.boxes("and").getFirst();
        assertThat(middle.x()).isBetween(whole.x() - POINT, whole.x() + whole.width());
        assertThat(middle.width() * middle.height()).isLessThan(0.4 * whole.width() * whole.height());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void followTheCroppingOfThePage(int degrees) {
        var pdf = new SamplePdf().page().line(100, 200, LINE);
        var page = pdf.document().getPage(0);
        page.setMediaBox(new PDRectangle(-20, -30, 700, 900));
        page.setCropBox(new PDRectangle(70, 300, 430, 400));

        var quotes = quotes(pdf.turned(degrees));

        assertAround(quotes.boxes(LINE).getFirst(), quotes.ink(1));
    }

    @Test
    void omitWordsOutsideThePage() {
        var pdf = new SamplePdf().page().line(100, 200, "Seen.").line(100, 700, "Cropped away.");
        pdf.document().getPage(0).setCropBox(new PDRectangle(0, 300, 595, 541));

        var quotes = quotes(pdf);

        assertThat(quotes.boxes("Seen.")).hasSize(1);
        assertThat(quotes.boxes("Cropped away.")).isEmpty();
    }

    @Test
    void areOneForEachLine() {
        var quotes = quotes(new SamplePdf()
                .page()
                .lines(50, 100, LINE, "for four weeks each, or longer when nobody else has asked for them, as")
                .lines(50, 124, "long as the rules of the house are kept."));

        var boxes = quotes.boxes("keep them for four weeks");

        assertThat(boxes).hasSize(2);
        assertThat(boxes.get(0).y()).isLessThan(boxes.get(1).y());
        assertThat(boxes.get(0).x()).isGreaterThan(0.4);
        assertThat(boxes.get(1).x()).isCloseTo(50 / WIDTH, within(POINT));
    }

    @Test
    void continueOnTheNextPage() {
        var quotes = quotes(new SamplePdf().page().line(50, 800, LINE).page().line(50, 60, "for four weeks each."));

        var boxes = quotes.boxes("keep them for four weeks");

        assertThat(boxes).extracting(Box::page).containsExactly(1, 2);
        assertThat(boxes.get(0).y()).isGreaterThan(0.9);
        assertThat(boxes.get(1).y()).isLessThan(0.1);
    }

    @Test
    void stayInTheirColumn() {
        var pdf = new SamplePdf().page();
        for (int i = 0; i < 8; i++) {
            pdf.line(50, 100 + 12 * i, "left column " + "one two three four six ".charAt(i) + " of it goes on and on");
            pdf.line(
                    320, 100 + 12 * i, "right column " + "one two three four six ".charAt(i) + " of it goes on and on");
        }

        var quotes = quotes(pdf);

        assertThat(quotes.boxes("on left column n of it"))
                .hasSize(2)
                .allSatisfy(box -> assertThat(box.x() + box.width()).isLessThan(0.5));
    }

    @Test
    void includeTablesListsAndHeadings() {
        var quotes = quotes(new SamplePdf()
                .page()
                .line(50, 60, "Fees and fines", SamplePdf.BOLD, 20)
                .line(50, 100, "Item")
                .line(250, 100, "Fee")
                .line(400, 100, "Paid")
                .line(50, 112, "Late book")
                .line(250, 112, "0.20")
                .line(400, 112, "a | b")
                .line(50, 124, "Lost card")
                .line(250, 124, "3.50")
                .line(400, 124, "desk")
                .lines(50, 200, "• the first of the items", "• the second of the items"));

        assertThat(quotes.text()).contains("| Lost card | 3.50 | desk |").contains("a \\| b");
        assertThat(quotes.boxes("Fees and fines").getFirst().height()).isGreaterThan(15 / HEIGHT);
        assertThat(quotes.boxes("| Lost card | 3.50 | desk |")).singleElement().satisfies(row -> {
            assertThat(row.y()).isCloseTo(116 / HEIGHT, within(3 * POINT));
            assertThat(row.x()).isCloseTo(50 / WIDTH, within(POINT));
            assertThat(row.x() + row.width()).isBetween(410 / WIDTH, 430 / WIDTH);
        });
        assertThat(quotes.boxes("a \\| b").getFirst().x()).isCloseTo(400 / WIDTH, within(POINT));
        assertThat(quotes.boxes("- the second of the items").getFirst().y()).isCloseTo(204 / HEIGHT, within(3 * POINT));
    }

    @Test
    void includeHyphenatedWords() {
        var quotes = quotes(new SamplePdf()
                .page()
                .lines(
                        50,
                        100,
                        "The regulations of the house apply to all who borrow, and the regu-",
                        "lations are kept."));

        assertThat(quotes.text()).contains("and the regulations are kept");
        assertThat(quotes.boxes("the regulations are")).hasSize(2);
    }

    @Test
    void countCodePointsBeyondTheBasicPlane() throws IOException {
        var font = new PDType1Font(FontName.HELVETICA);
        var pdf = new SamplePdf().page();
        var toUnicode = new PDStream(pdf.document());
        try (var out = toUnicode.createOutputStream()) {
            out.write("""
                    /CIDInit /ProcSet findresource begin 12 dict begin begincmap
                    1 begincodespacerange <00> <FF> endcodespacerange
                    1 beginbfchar <58> <D835DC00> endbfchar
                    1 beginbfrange <20> <57> <0020> endbfrange
                    1 beginbfrange <61> <7A> <0061> endbfrange
                    endcmap end end""".getBytes(StandardCharsets.US_ASCII));
        }
        font.getCOSObject().setItem(COSName.TO_UNICODE, toUnicode.getCOSObject());
        pdf.line(50, 100, "XXXX XXXX in front of the word", font, 10);

        var quotes = quotes(pdf);

        assertThat(quotes.text()).startsWith("𝐀𝐀𝐀𝐀 ");
        var before = SamplePdf.PLAIN.getStringWidth("XXXX XXXX in front of the ") / 1000 * 10;
        assertThat(quotes.boxes("word").getFirst().x()).isCloseTo((50 + before) / WIDTH, within(POINT));
    }

    @Test
    void includeRecognizedWords() {
        assumeTrue(DrawnText.canBeRead(), "Tesseract is absent");
        var quotes = quotes(new SamplePdf().page().picture(DrawnText.of("The ferry leaves at seven.")));

        var box = quotes.boxes("The ferry leaves at seven.").getFirst();

        assertAround(box, quotes.ink(1));
        assertThat(quotes.boxes("leaves").getFirst().x()).isBetween(box.x() + 0.05, box.x() + 0.3);
    }

    private static void assertAround(Box box, Box ink) {
        assertThat(ink.x()).isBetween(box.x() - 3 * POINT, box.x() + 3 * POINT);
        assertThat(ink.y()).isBetween(box.y() - 3 * POINT, box.y() + 3 * POINT);
        assertThat(ink.x() + ink.width()).isCloseTo(box.x() + box.width(), within(5 * POINT));
        assertThat(ink.y() + ink.height()).isCloseTo(box.y() + box.height(), within(5 * POINT));
    }

    private static PlacedQuotes quotes(SamplePdf pdf) {
        var blocks = new BlockCollector(DefaultLimits.LIMITS, ReadingProgress.NONE);
        var bytes = pdf.bytes();
        new SampleFile("application/pdf", bytes).read(new PdfReader(), blocks);
        return new PlacedQuotes(bytes, blocks.document("application/pdf"));
    }
}

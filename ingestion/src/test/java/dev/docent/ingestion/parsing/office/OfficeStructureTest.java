package dev.docent.ingestion.parsing.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import java.awt.Rectangle;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

class OfficeStructureTest {

    @TempDir
    private Path folder;

    @Test
    void removesHiddenRuns() throws Exception {
        try (var document = new XWPFDocument()) {
            var paragraph = document.createParagraph();
            paragraph.createRun().setText("seen ");
            var run = paragraph.createRun();
            run.setText("unseen");
            run.setVanish(true);
            paragraph.createRun().setText("again");
            assertThat(texts(write("vanish.docx", document::write))).containsExactly("seen again");
        }
    }

    @Test
    void removesRunsHiddenByAnInheritedStyle() throws Exception {
        try (var document = new XWPFDocument()) {
            var styles = document.createStyles();
            styles.addStyle(style("Ghost", null, true));
            styles.addStyle(style("Child", "Ghost", false));
            var paragraph = document.createParagraph();
            paragraph.createRun().setText("seen");
            var run = paragraph.createRun();
            run.setText("unseen");
            run.setStyle("Child");
            assertThat(texts(write("style.docx", document::write))).containsExactly("seen");
        }
    }

    @Test
    void dropsHiddenRtfText() throws Exception {
        var rtf = "{\\rtf1\\ansi\\pard seen {\\v unseen \\'e4} here \\v gone\\v0 too\\par}";
        assertThat(texts(write("hidden.rtf", out -> out.write(rtf.getBytes(StandardCharsets.US_ASCII)))))
                .containsExactly("seen here too");
    }

    @Test
    void dropsHiddenOpenDocumentText() throws Exception {
        var file = write("hidden.odt", out -> openDocument(out, """
                <?xml version="1.0"?><office:document-content
                 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
                 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:automatic-styles>
                <style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/>
                </style:style></office:automatic-styles><office:body><office:text>
                <text:p>seen<text:span text:style-name="T1">unseen</text:span><text:hidden-text>x</text:hidden-text></text:p>
                </office:text></office:body></office:document-content>"""));
        assertThat(texts(file)).containsExactly("seen");
    }

    @Test
    void startsAPageForEachSlideAndDetectsItsTitle() throws Exception {
        try (var show = new XMLSlideShow()) {
            var layout = show.getSlideMasters().getFirst().getLayout(SlideLayout.TITLE_AND_CONTENT);
            for (var name : List.of("First", "Second")) {
                var slide = show.createSlide(layout);
                slide.getPlaceholder(0).setText(name);
                slide.getPlaceholder(1).setText("About " + name);
            }
            assertThat(OfficeReaderTest.read(write("slides.pptx", show::write)))
                    .containsExactly(
                            new Block.Heading(2, "First", 1),
                            new Block.Paragraph("About First", 1),
                            new Block.Heading(2, "Second", 2),
                            new Block.Paragraph("About Second", 2));
        }
    }

    @Test
    void putsTheNameOfASheetAboveItsTable() throws Exception {
        try (var book = new XSSFWorkbook()) {
            var sheet = book.createSheet("Rivers");
            for (int i = 0; i < 2; i++) {
                var row = sheet.createRow(i);
                row.createCell(0).setCellValue(i == 0 ? "Name" : "Elbe");
                row.createCell(1).setCellValue(i == 0 ? "Sea" : "North");
            }
            assertThat(OfficeReaderTest.read(write("book.xlsx", book::write)))
                    .containsExactly(
                            new Block.Heading(2, "Rivers", null),
                            new Block.Table(List.of("Name", "Sea"), List.of(List.of("Elbe", "North")), null));
        }
    }

    @Test
    void readsChartsAsTables() throws Exception {
        try (var show = new XMLSlideShow()) {
            var chart = show.createChart();
            var data = chart.createData(
                    ChartTypes.BAR,
                    chart.createCategoryAxis(AxisPosition.BOTTOM),
                    chart.createValueAxis(AxisPosition.LEFT));
            var years = XDDFDataSourcesFactory.fromArray(new String[] {"2019", "2020"});
            data.addSeries(years, XDDFDataSourcesFactory.fromArray(new Double[] {120.0, 130.5}))
                    .setTitle("Mallards", null);
            data.addSeries(years, XDDFDataSourcesFactory.fromArray(new Double[] {80.0, null}))
                    .setTitle("Eiders", null);
            chart.plot(data);
            show.createSlide().addChart(chart, new Rectangle(0, 0, 1_000_000, 1_000_000));

            assertThat(OfficeReaderTest.read(write("chart.pptx", show::write)))
                    .containsExactly(new Block.Table(
                            List.of("", "Mallards", "Eiders"),
                            List.of(List.of("2019", "120", "80"), List.of("2020", "130.5", "")),
                            1));
        }
    }

    @Test
    void writesTheAuthorAndTitleAboveTheText() throws Exception {
        try (var document = new XWPFDocument()) {
            var properties = document.getProperties().getCoreProperties();
            properties.setCreator("Ann Moe");
            properties.setTitle("House rules");
            document.createParagraph().createRun().setText("Be quiet.");
            assertThat(OfficeReaderTest.read(write("rules.docx", document::write)))
                    .containsExactly(
                            new Block.Paragraph("Author: Ann Moe\nTitle: House rules", null),
                            new Block.Paragraph("Be quiet.", null));
        }
    }

    @Test
    void writesWhenAMailWasSent() throws Exception {
        var mail = "From: Ann <ann@example.org>\r\nTo: Bob <bob@example.org>\r\nSubject: Lunch\r\n"
                + "Date: Wed, 4 Oct 2023 16:27:45 +0200\r\nMessage-ID: <1@example.org>\r\n\r\nAt noon?\r\n";
        assertThat(OfficeReaderTest.read(write("sent.eml", out -> out.write(mail.getBytes(StandardCharsets.US_ASCII)))))
                .contains(new Block.Paragraph(
                        "From: Ann <ann@example.org>\nTo: Bob <bob@example.org>\n"
                                + "Sent: 4 October 2023, 14:27 UTC (2023-10-04)\nSubject: Lunch",
                        null));
    }

    @Test
    void readsAMailInUtf16() throws Exception {
        var mail = "\uFEFFFrom: Ann <ann@example.org>\r\nSubject: Lunch\r\nMessage-ID: <1@example.org>\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n\r\nUm zw\u00F6lf?\r\n";
        assertThat(OfficeReaderTest.read(
                        write("utf16.eml", out -> out.write(mail.getBytes(StandardCharsets.UTF_16LE)))))
                .contains(new Block.Heading(1, "Lunch", null), new Block.Paragraph("Um zw\u00F6lf?", null));
    }

    @Test
    void writesTheHeaderOfAMailAboveItsBody() throws Exception {
        var mail = "From: Ann <ann@example.org>\r\nTo: Bob <bob@example.org>\r\nSubject: Lunch\r\n"
                + "Message-ID: <1@example.org>\r\nContent-Type: text/plain\r\n\r\nAt noon?\r\n";
        var blocks =
                OfficeReaderTest.read(write("lunch.eml", out -> out.write(mail.getBytes(StandardCharsets.US_ASCII))));
        assertThat(blocks.getFirst()).isEqualTo(new Block.Heading(1, "Lunch", null));
        assertThat(OfficeReaderTest.texts(blocks.get(1))).first().asString().contains("ann@example.org", "Bob");
        assertThat(blocks.getLast()).isEqualTo(new Block.Paragraph("At noon?", null));
    }

    @Test
    void readsAttachmentsButNotHiddenMarkup() throws Exception {
        var mail = "From: ann@example.org\r\nSubject: Lunch\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n"
                + "<p>At noon?</p><div style='display: none'>unseen</div>\r\n--b\r\nContent-Type: text/plain\r\n"
                + "Content-Disposition: attachment; filename=menu.txt\r\n\r\nSoup\r\n--b--\r\n";
        var blocks =
                OfficeReaderTest.read(write("menu.eml", out -> out.write(mail.getBytes(StandardCharsets.US_ASCII))));
        assertThat(blocks)
                .contains(new Block.Paragraph("At noon?", null), new Block.Heading(2, "menu.txt", null))
                .endsWith(new Block.Paragraph("Soup", null));
        assertThat(blocks.toString()).doesNotContain("unseen");
    }

    @Test
    void rejectsDocumentTypeDeclarations() throws Exception {
        var file = write(
                "entity.odt",
                out -> openDocument(out, "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"));
        assertThatThrownBy(() -> OfficeReaderTest.read(file))
                .isInstanceOfSatisfying(
                        UnreadableDocumentException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.CORRUPT));
    }

    private static XWPFStyle style(String id, @Nullable String parent, boolean vanish) {
        var style = CTStyle.Factory.newInstance();
        style.setStyleId(id);
        style.addNewName().setVal(id);
        style.setType(STStyleType.CHARACTER);
        if (parent != null) {
            style.addNewBasedOn().setVal(parent);
        }
        if (vanish) {
            style.addNewRPr().addNewVanish();
        }
        return new XWPFStyle(style);
    }

    private static void openDocument(OutputStream out, String content) throws Exception {
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("mimetype"));
            zip.write("application/vnd.oasis.opendocument.text".getBytes(StandardCharsets.US_ASCII));
            zip.putNextEntry(new ZipEntry("content.xml"));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<String> texts(Path file) throws Exception {
        return OfficeReaderTest.read(file).stream()
                .flatMap(OfficeReaderTest::texts)
                .toList();
    }

    private Path write(String name, Writing writing) throws Exception {
        var file = folder.resolve(name);
        try (var out = Files.newOutputStream(file)) {
            writing.to(out);
        }
        return file;
    }

    private interface Writing {
        void to(OutputStream out) throws Exception;
    }
}

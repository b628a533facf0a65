package dev.docent.ingestion.parsing.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.format.SampleFile;
import dev.docent.ingestion.parsing.format.SmallLimits;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class HtmlReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p style='display:none'>unseen</p>",
                "<p style='color: red; DISPLAY : NONE !important'>unseen</p>",
                "<p style='visibility: hidden'>unseen</p>",
                "<p style='opacity:0'>unseen</p>",
                "<p style='font-size:0px'>unseen</p>",
                "<p hidden>unseen</p>",
                "<div hidden='until-found'><p>unseen</p></div>",
                "<script>unseen()</script>",
                "<style>.unseen { color: red }</style>",
                "<template><p>unseen</p></template>",
                "<noscript>unseen</noscript>",
                "<!-- unseen -->",
                "<input value='unseen'>",
                "<dialog>unseen</dialog>",
                "<svg><title>unseen</title></svg>",
                "<style>/* x */ .away, #off { display: none }</style><p class='away'>unseen</p><p id='off'>unseen</p>",
                "<style>@media screen { p { color: red } } .away { visibility: hidden }</style><p class='away'>unseen</p>"
            })
    void removesHiddenElements(String unseen) {
        assertThat(read("<p>before</p>" + unseen + "<p>after</p>"))
                .containsExactly(new Block.Paragraph("before", null), new Block.Paragraph("after", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p aria-hidden='true'>seen</p>",
                "<p style='display:block'>seen</p>",
                "<p style='opacity:0.5'>seen</p>",
                "<style>@media print { p { display: none } }</style><p>seen</p>",
                "<style>p:hover::after { display: none }</style><p>seen</p>",
                "<dialog open>seen</dialog>"
            })
    void keepsVisibleElements(String seen) {
        assertThat(read(seen)).containsExactly(new Block.Paragraph("seen", null));
    }

    @Test
    void readsHeadingsAndParagraphs() {
        assertThat(
                        read(
                                "<title>Site</title><h1>Rules</h1><p>One <b>bold</b> word,\n and<br>a break.<h2>Fees</h2>None."))
                .containsExactly(
                        new Block.Heading(1, "Rules", null),
                        new Block.Paragraph("One bold word, and\na break.", null),
                        new Block.Heading(2, "Fees", null),
                        new Block.Paragraph("None.", null));
    }

    @Test
    void usesTheTitleIfThereIsNoHeading() {
        assertThat(read("<title>Rules</title><p>Text.</p>"))
                .containsExactly(new Block.Heading(1, "Rules", null), new Block.Paragraph("Text.", null));
    }

    @Test
    void readsListsWithinLists() {
        assertThat(read("<ol start='3'><li>three<ul><li>inner</li></ul></li><li><p>four</p></li></ol>"))
                .containsExactly(
                        new Block.ListItem(0, "3.", "three", null),
                        new Block.ListItem(1, "-", "inner", null),
                        new Block.ListItem(0, "4.", "four", null));
    }

    @Test
    void readsDefinitionLists() {
        assertThat(read("<dl><dt>Fee</dt><dd>Ten euros</dd></dl>"))
                .containsExactly(new Block.Paragraph("Fee", null), new Block.Paragraph("Ten euros", null));
    }

    @Test
    void readsTablesWithTheirHeader() {
        var table = read("""
                <table><caption>Fees</caption>
                <thead><tr><th>Kind<th>Fee</thead>
                <tbody><tr><th>Card<td>10 <tr><td>Loan<td>0</tbody></table>""");

        assertThat(table)
                .containsExactly(
                        new Block.Paragraph("Fees", null),
                        new Block.Table(
                                List.of("Kind", "Fee"), List.of(List.of("Card", "10"), List.of("Loan", "0")), null));
    }

    @Test
    void keepsCellsInTheirColumnsNextToSpanningCells() {
        assertThat(read("""
                <table><tr><th>Kind<th>Adults<th>Children</tr>
                <tr><td colspan=2>Card<td>5</tr>
                <tr><td rowspan=2>Loan<td>1<td>2</tr>
                <tr><td>3<td>4</tr></table>"""))
                .containsExactly(new Block.Table(
                        List.of("Kind", "Adults", "Children"),
                        List.of(List.of("Card", "", "5"), List.of("Loan", "1", "2"), List.of("", "3", "4")),
                        null));
    }

    @Test
    void readsTheTextOfATableWithinATableOnce() {
        var blocks =
                read("<table><tr><td>outer</td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>");

        assertThat(blocks).containsExactly(new Block.Table(List.of(), List.of(List.of("outer", "a b")), null));
    }

    @Test
    void readsLayoutTablesAsText() {
        assertThat(read("<table><tr><td><h2>Fees</h2><p>None.</p><ul><li>free</li></ul></td></tr></table>"))
                .containsExactly(
                        new Block.Heading(2, "Fees", null),
                        new Block.Paragraph("None.", null),
                        new Block.ListItem(0, "-", "free", null));
    }

    @Test
    void keepsTheLinesOfCode() {
        assertThat(read("<pre><code>if x:\n    y()\n</code></pre>"))
                .containsExactly(new Block.Preformatted("if x:\n    y()", null));
    }

    @Test
    void prefersValidUtf8ToTheDeclaredEncoding() {
        var page = "<meta charset='iso-8859-1'><p>Größe</p>";

        assertThat(read(page)).containsExactly(new Block.Paragraph("Größe", null));
    }

    @Test
    void usesTheDeclaredEncoding() {
        var page = "<meta charset='windows-1251'><p>Правила</p>".getBytes(Charset.forName("windows-1251"));

        assertThat(new SampleFile("text/html", page).read(new HtmlReader()))
                .containsExactly(new Block.Paragraph("Правила", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<div>", "<b>", "<ul>", "<ul><li>", "<table><tr><td>", "<blockquote><p>"})
    void readsDeeplyNestedText(String element) {
        assertThat(read(element.repeat(20_000) + "deep").toString()).contains("deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "@", "/*", "@a{b{}", "a{"})
    void readsUnclosedStyleSheetsInLinearTime(String piece) {
        var style = piece.repeat((1 << 20) / piece.length());

        assertThat(read("<style>" + style + "</style><p>seen</p>")).containsExactly(new Block.Paragraph("seen", null));
    }

    @Test
    void rejectsTooManyHidingRules() {
        var page = "<style>" + ".a{display:none}".repeat(20_000) + "</style>" + "<p>seen</p>".repeat(10_000);

        assertThatExceptionOfType(UnreadableDocumentException.class)
                .isThrownBy(() -> read(page))
                .returns(Reason.LIMIT, UnreadableDocumentException::reason);
    }

    @Test
    void rejectsPagesLargerThanTheLimit() {
        var limits = SmallLimits.of(1000, 1, 10, DataSize.ofMegabytes(1), DataSize.ofBytes(100));

        assertThatExceptionOfType(UnreadableDocumentException.class)
                .isThrownBy(() -> new SampleFile("text/html", "<p>" + "a".repeat(200)).read(new HtmlReader(), limits))
                .returns(Reason.LIMIT, UnreadableDocumentException::reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<meta charset='iso-8859-1'>", "<meta charset='utf-8'>", "<meta charset='x-none'>"})
    void readsPagesInTheEncodingOfWindows(String declaration) {
        var page = declaration + "<p>Das Caf\u00E9 \u00F6ffnet \u2013 \u201Ct\u00E4glich\u201D, 5 \u20AC</p>";

        assertThat(new SampleFile("text/html", page.getBytes(Charset.forName("windows-1252"))).read(new HtmlReader()))
                .containsExactly(new Block.Paragraph(
                        "Das Caf\u00E9 \u00F6ffnet \u2013 \u201Ct\u00E4glich\u201D, 5 \u20AC", null));
    }

    @Test
    void takesHeaderCellsAtTheBeginningOfRowsForLabels() {
        assertThat(read("<table><tr><th>Founded<td>1975<tr><th>Seat<td>Redmond</table>"))
                .containsExactly(new Block.Table(
                        List.of(), List.of(List.of("Founded", "1975"), List.of("Seat", "Redmond")), null));
    }

    @Test
    void takesAValueInTheFirstRowForNoHeader() {
        assertThat(read("<table><tr><td>Model<td>León 1.5 TSI<tr><td>Owner<td>Ann Moe</table>"))
                .containsExactly(new Block.Table(
                        List.of(), List.of(List.of("Model", "León 1.5 TSI"), List.of("Owner", "Ann Moe")), null));
    }

    @Test
    void joinsTheHeaderRowsOfATable() {
        assertThat(read("<table><thead><tr><th rowspan=2>Item<th colspan=2>Cows<tr><th>young<th>old</thead>"
                        + "<tr><td>Weight<td>300<td>553</table>"))
                .containsExactly(new Block.Table(
                        List.of("Item", "Cows young", "Cows old"), List.of(List.of("Weight", "300", "553")), null));
    }

    @Test
    void takesABoldFirstRowForTheHeader() {
        assertThat(read("<table><tr><td><b>2023</b><td><b>2024</b><tr><td>5<td>6</table>"))
                .containsExactly(new Block.Table(List.of("2023", "2024"), List.of(List.of("5", "6")), null));
    }

    private static List<Block> read(String page) {
        return new SampleFile("text/html", page).read(new HtmlReader());
    }
}

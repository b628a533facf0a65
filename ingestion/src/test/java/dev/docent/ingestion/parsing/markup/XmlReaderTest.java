package dev.docent.ingestion.parsing.markup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.format.SampleFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XmlReaderTest {

    @Test
    void readsTheItemsOfAFeedInRss() {
        assertThat(read("""
                <?xml version="1.0"?>
                <rss version="2.0"><channel>
                  <title>Library news</title><link>https://example.org</link>
                  <description>What is new</description>
                  <item><title>Opening hours</title>
                    <description><![CDATA[<p>Open <b>until eight</b>.</p><ul><li>Mondays</li></ul>]]></description></item>
                  <item><title>Fees</title><description>&lt;p&gt;No fees &amp;amp; no fines.&lt;/p&gt;</description></item>
                </channel></rss>"""))
                .containsSubsequence(
                        new Block.Heading(1, "Library news", null),
                        new Block.Paragraph("What is new", null),
                        new Block.Heading(2, "Opening hours", null),
                        new Block.Paragraph("Open until eight.", null),
                        new Block.ListItem(0, "-", "Mondays", null),
                        new Block.Heading(2, "Fees", null),
                        new Block.Paragraph("No fees & no fines.", null));
    }

    @Test
    void readsTheEntriesOfAFeedInAtom() {
        assertThat(read("""
                <feed xmlns="http://www.w3.org/2005/Atom"><title>Library news</title>
                <entry><title type="html">Opening &lt;i&gt;hours&lt;/i&gt;</title>
                  <summary>Open until eight.</summary>
                  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>On <em>all</em> days.</p><p>And nights.</p></div></content>
                </entry></feed>"""))
                .containsSubsequence(
                        new Block.Heading(1, "Library news", null),
                        new Block.Heading(2, "Opening hours", null),
                        new Block.Paragraph("Open until eight.", null),
                        new Block.Paragraph("On all days.", null),
                        new Block.Paragraph("And nights.", null));
    }

    @Test
    void readsTheSectionsOfAnArticle() {
        assertThat(read("""
                <article><front><article-meta><title-group><article-title>On <italic>tides</italic></article-title></title-group>
                <abstract><p>Tides come twice.</p></abstract></article-meta></front>
                <body><sec><title>Methods</title><p>We <bold>looked</bold>
                  at the sea.</p><sec><title>Tools</title><p>A stick.</p></sec></sec></body></article>"""))
                .containsExactly(
                        new Block.Heading(1, "On tides", null),
                        new Block.Paragraph("Tides come twice.", null),
                        new Block.Heading(2, "Methods", null),
                        new Block.Paragraph("We looked at the sea.", null),
                        new Block.Heading(3, "Tools", null),
                        new Block.Paragraph("A stick.", null));
    }

    @Test
    void readsTheSectionsAndListsOfABook() {
        assertThat(read("""
                <book><title>Rules</title><chapter><title>Fees</title><para>None are due.</para>
                <itemizedlist><listitem><para>free</para></listitem></itemizedlist>
                <section><title>Cards</title><para>Ten euros.</para></section></chapter></book>"""))
                .containsExactly(
                        new Block.Heading(1, "Rules", null),
                        new Block.Heading(2, "Fees", null),
                        new Block.Paragraph("None are due.", null),
                        new Block.ListItem(0, "-", "free", null),
                        new Block.Heading(3, "Cards", null),
                        new Block.Paragraph("Ten euros.", null));
    }

    @Test
    void namesTheValuesOfRecords() {
        assertThat(read("<orders><order id='7'><item>Chair</item><unitPrice>10</unitPrice></order></orders>"))
                .containsExactly(new Block.Paragraph("Id: 7\nItem: Chair\nUnit price: 10", null));
    }

    @Test
    void readsRecordsOfEqualShapeAsATable() {
        assertThat(read("""
                <catalog><title>Library</title>
                  <book id="1"><title>Tides</title><author>Ann</author><author>Bo</author></book>
                  <book id="2"><title>Waves</title><price>12.50</price></book>
                </catalog>"""))
                .containsExactly(
                        new Block.Heading(1, "Library", null),
                        new Block.Table(
                                List.of("Id", "Title", "Author", "Price"),
                                List.of(List.of("1", "Tides", "Ann, Bo", ""), List.of("2", "Waves", "", "12.50")),
                                null));
    }

    @Test
    void keepsDataThatIsNamedLikeMarkup() {
        assertThat(read("<response><data><language>German</language><label>Ruhezeit</label></data></response>"))
                .containsExactly(new Block.Paragraph("Language: German\nLabel: Ruhezeit", null));
    }

    @Test
    void readsWhoWroteAnArticleAndWhen() {
        assertThat(read("""
                <article><front><journal-meta><journal-id>sea</journal-id><journal-title>Seas</journal-title></journal-meta>
                <article-meta><title-group><article-title>Tides</article-title></title-group>
                <contrib-group><contrib contrib-type="author"><name><surname>Moe</surname><given-names>Ann</given-names></name>
                  <xref><sup>1</sup></xref></contrib>
                <contrib contrib-type="author"><name><surname>Roe</surname><given-names>Bo</given-names></name></contrib></contrib-group>
                <pub-date pub-type="epub"><day>18</day><month>6</month><year>2020</year></pub-date>
                <history><date date-type="received"><day>1</day><month>3</month><year>2020</year></date></history>
                </article-meta></front></article>"""))
                .containsExactly(
                        new Block.Paragraph("Journal title: Seas", null),
                        new Block.Heading(1, "Tides", null),
                        new Block.Paragraph("Authors: Ann Moe, Bo Roe", null),
                        new Block.Paragraph("Published: 2020-06-18", null),
                        new Block.Paragraph("Received: 2020-03-01", null));
    }

    @Test
    void readsCaptionsTablesAndReferencesOfAnArticle() {
        assertThat(read("""
                <article><body><sec><label>2</label><title>Herd</title>
                <p>Cows:<list list-type="order"><list-item><p>one</p></list-item><list-item><p>two</p></list-item></list>and more.</p>
                <table-wrap><label>Table 1</label><caption><title>The herd.</title></caption><alternatives><graphic/>
                <table><thead><tr><th rowspan="2">Item</th><th colspan="2">Cows</th></tr><tr><th>young</th><th>old</th></tr></thead>
                <tbody><tr><td>Weight</td><td>300</td><td>553</td></tr></tbody></table></alternatives></table-wrap></sec></body>
                <back><ref-list><title>References</title><ref><label>1</label><mixed-citation><name><surname>Roe</surname>
                <given-names>B</given-names></name>. <article-title>Cows</article-title>. 2019.</mixed-citation></ref></ref-list></back>
                </article>"""))
                .containsExactly(
                        new Block.Heading(2, "2 Herd", null),
                        new Block.Paragraph("Cows:", null),
                        new Block.ListItem(0, "1.", "one", null),
                        new Block.ListItem(0, "2.", "two", null),
                        new Block.Paragraph("and more.", null),
                        new Block.Paragraph("Table 1 The herd.", null),
                        new Block.Table(
                                List.of("Item", "Cows young", "Cows old"),
                                List.of(List.of("Weight", "300", "553")),
                                null),
                        new Block.Heading(2, "References", null),
                        new Block.Paragraph("1 Roe B. Cows. 2019.", null));
    }

    @Test
    void readsTheStepsAndTablesOfAManual() {
        assertThat(read("""
                <task id="t"><title>Fill the tank</title><shortdesc>Every Monday.</shortdesc><taskbody>
                <steps><step><cmd>Open the cap.</cmd><info>It is <b>red</b>.</info></step><step><cmd>Pour.</cmd></step></steps>
                <codeblock>a
                  b</codeblock>
                <dl><dlentry><dt>Cap</dt><dd>The lid.</dd></dlentry></dl>
                <table><title>Sizes</title><tgroup cols="3"><colspec colname="c1"/><colspec colname="c2"/><colspec colname="c3"/>
                <thead><row><entry>Tank</entry><entry namest="c2" nameend="c3">Liters</entry></row></thead>
                <tbody><row><entry>A</entry><entry>5</entry><entry>6</entry></row></tbody></tgroup></table></taskbody></task>"""))
                .containsExactly(
                        new Block.Heading(1, "Fill the tank", null),
                        new Block.Paragraph("Every Monday.", null),
                        new Block.ListItem(0, "1.", "Open the cap.", null),
                        new Block.Paragraph("It is red.", null),
                        new Block.ListItem(0, "2.", "Pour.", null),
                        new Block.Preformatted("a\n  b", null),
                        new Block.ListItem(0, "-", "Cap: The lid.", null),
                        new Block.Paragraph("Sizes", null),
                        new Block.Table(List.of("Tank", "Liters", ""), List.of(List.of("A", "5", "6")), null));
    }

    @Test
    void readsTheHtmlOfFeedsWhateverTheNamespacePrefix() {
        assertThat(read("""
                <rss xmlns:ns3="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title><language>en</language>
                <item><title>Fees</title><category>Cards</category><category>Money</category><guid>77</guid>
                <pubDate>Tue, 19 Nov 2024</pubDate><description>No fees for</description>
                <ns3:encoded>&lt;p&gt;No fees for &lt;a href="x"&gt;cards&lt;/a&gt;.&lt;/p&gt;&lt;h2&gt;Fines&lt;/h2&gt;&lt;p&gt;None.&lt;/p&gt;</ns3:encoded></item>
                </channel></rss>"""))
                .containsExactly(
                        new Block.Heading(1, "News", null),
                        new Block.Heading(2, "Fees", null),
                        new Block.Paragraph("Category: Cards, Money\nPublished: Tue, 19 Nov 2024", null),
                        new Block.Paragraph("No fees for cards.", null),
                        new Block.Heading(3, "Fines", null),
                        new Block.Paragraph("None.", null));
    }

    @Test
    void recognizesXmlByItsBeginning() {
        assertThat(List.of(
                        "<?xml version='1.0'?><a/>",
                        "\uFEFF <!DOCTYPE article PUBLIC \"-//NLM//DTD\" \"x.dtd\"><article/>",
                        "<a:feed xmlns:a='http://www.w3.org/2005/Atom'>"))
                .allMatch(XmlReader::recognizes);
        assertThat(List.of(
                        "<!DOCTYPE html><p>",
                        "<html xmlns='x'>",
                        "<p>text</p>",
                        "a < b",
                        "<!DOCTYPE HTML PUBLIC \"x\">"))
                .noneMatch(XmlReader::recognizes);
    }

    @Test
    void readsTablesWithTheirHeader() {
        assertThat(
                        read(
                                "<table><thead><tr><th>Kind</th><th>Fee</th></tr></thead><tr><td>Card</td><td>10</td></tr></table>"))
                .containsExactly(new Block.Table(List.of("Kind", "Fee"), List.of(List.of("Card", "10")), null));
    }

    @Test
    void usesTheDeclaredEncodingOfXml() {
        var article = "<?xml version='1.0' encoding='windows-1251'?><article><p>Да</p></article>";

        assertThat(new SampleFile("application/xml", article.getBytes(Charset.forName("windows-1251")))
                        .read(new XmlReader()))
                .containsExactly(new Block.Paragraph("Да", null));
    }

    @Test
    void fetchesNoEntities(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), "classified");

        var blocks = read("""
                <?xml version="1.0"?><!DOCTYPE r [<!ENTITY e SYSTEM "%s"> %% <!ENTITY %% p SYSTEM "%s">]>
                <r><p>seen &e; text</p></r>""".formatted(secret.toUri(), secret.toUri()));

        assertThat(blocks.toString()).contains("seen").doesNotContain("classified");
    }

    @Test
    void expandsNoEntities() {
        var bomb = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a0 \"laugh\">");
        for (int i = 1; i < 30; i++) {
            bomb.append(
                    "<!ENTITY a%d \"%s\">".formatted(i, "&a%d;".formatted(i - 1).repeat(10)));
        }

        assertThat(read(bomb + "]><r><p>seen &a29;</p></r>").toString())
                .contains("seen")
                .hasSizeLessThan(10_000);
    }

    @Test
    void readsDeeplyNestedText() {
        assertThat(read("<a>".repeat(20_000) + "deep").toString()).contains("deep");
    }

    private static List<Block> read(String text) {
        return new SampleFile("application/xml", text).read(new XmlReader());
    }
}

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
                        new Block.Paragraph("free", null),
                        new Block.Heading(3, "Cards", null),
                        new Block.Paragraph("Ten euros.", null));
    }

    @Test
    void namesTheValuesOfRecords() {
        assertThat(read("<orders><order id='7'><item>Chair</item><price>10</price></order></orders>")
                        .toString())
                .contains("Chair", "10");
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

package dev.docent.ingestion.parsing.markup;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FormatReader;
import dev.docent.ingestion.parsing.text.DecodedText;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * Reads XML: feeds (RSS, Atom) by item, articles and books (JATS, DocBook) by section, and any other document as
 * paragraphs. Entity declarations are ignored, so entities are never expanded or fetched.
 */
public final class XmlReader implements FormatReader {

    private static final Set<String> PARAGRAPHS =
            Set.of("p", "para", "ref", "contrib-group", "aff", "kwd-group", "fn", "label");
    private static final Set<String> HEADINGS = Set.of("title", "article-title", "subtitle", "chapter-title");
    private static final Set<String> SECTIONS =
            Set.of("sec", "section", "chapter", "part", "appendix", "item", "entry", "abstract");
    private static final Set<String> MARKUP = Set.of("description", "content:encoded", "content", "summary");

    @Override
    public void read(DocumentFile file, String mediaType, BlockCollector blocks) throws IOException {
        var document = Jsoup.parse(DecodedText.of(file, blocks.limits()), "", Parser.xmlParser());
        walk(document, blocks, 1, 0);
    }

    private static void walk(Element parent, BlockCollector blocks, int level, int depth) {
        var loose = new StringBuilder();
        for (var child : parent.childNodes()) {
            if (child instanceof TextNode text) {
                loose.append(text.getWholeText());
            } else if (child instanceof Element element) {
                blocks.paragraph(loose.toString());
                loose.setLength(0);
                add(element, blocks, level, depth + 1);
            }
        }
        blocks.paragraph(loose.toString());
    }

    private static void add(Element element, BlockCollector blocks, int level, int depth) {
        var name = element.tagName().substring(element.tagName().indexOf(':') + 1);
        if (HEADINGS.contains(name) && element.closest("ref") == null) {
            var title = element.wholeText();
            blocks.heading(
                    level,
                    element.attr("type").equals("html") ? Jsoup.parse(title).text() : title);
        } else if (name.equals("table")) {
            blocks.table(rows(element), false);
        } else if (MARKUP.contains(name) || MARKUP.contains(element.tagName())) {
            new HtmlBlocks(blocks).add(Jsoup.parse(element.childrenSize() > 0 ? element.html() : element.wholeText()));
        } else if (PARAGRAPHS.contains(name)
                || element.childrenSize() == 0
                || depth > blocks.limits().maxNesting()) {
            blocks.paragraph(element.wholeText().replaceAll("\\s+", " "));
        } else {
            walk(element, blocks, SECTIONS.contains(name) ? level + 1 : level, depth);
        }
    }

    private static List<List<String>> rows(Element table) {
        return table.getElementsByTag("tr").stream()
                .map(row -> row.children().stream().map(Element::text).toList())
                .toList();
    }
}

package dev.docent.ingestion.parsing.markup;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FormatReader;
import dev.docent.ingestion.parsing.text.DecodedText;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;

/** Reads Markdown (CommonMark with GitHub tables) as rendered. */
public final class MarkdownReader implements FormatReader {

    /** The YAML front matter of static site generators. */
    private static final Pattern FRONT_MATTER =
            Pattern.compile("(?s)\\A---[ \\t]*\\R(.*?\\R)?(?:---|\\.\\.\\.)[ \\t]*(?:\\R|\\z)");

    private static final Pattern TITLE = Pattern.compile("(?m)^title:[ \\t]*[\"']?(.+?)[\"']?[ \\t]*$");

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(List.of(TablesExtension.create())).build();

    @Override
    public void read(DocumentFile file, String mediaType, BlockCollector blocks) throws IOException {
        read(DecodedText.of(file, blocks.limits()), blocks);
    }

    /** Reads Markdown embedded in another format. */
    public static void read(String markdown, BlockCollector blocks) {
        var front = FRONT_MATTER.matcher(markdown);
        boolean hasFront = front.find();
        var page = Jsoup.parse(RENDERER.render(PARSER.parse(hasFront ? markdown.substring(front.end()) : markdown)));
        var title = TITLE.matcher(hasFront ? front.group(1) : "");
        if (title.find()) {
            page.title(title.group(1));
        }
        new HtmlBlocks(blocks).add(page);
    }
}

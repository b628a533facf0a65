package dev.docent.ingestion.parsing.markup;

import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FormatReader;
import dev.docent.ingestion.parsing.format.SourceFile;
import dev.docent.ingestion.parsing.text.DecodedText;
import java.io.IOException;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;

/** Reads Markdown (CommonMark, with GitHub's tables) as people see it rendered. */
public final class MarkdownReader implements FormatReader {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(List.of(TablesExtension.create())).build();

    @Override
    public boolean reads(String mediaType) {
        return mediaType.equals("text/markdown");
    }

    @Override
    public void read(SourceFile file, BlockCollector blocks) throws IOException {
        read(DecodedText.of(file, blocks.limits()), blocks);
    }

    /** Reads Markdown that stands inside something else. */
    public static void read(String markdown, BlockCollector blocks) {
        new HtmlBlocks(blocks).add(Jsoup.parse(RENDERER.render(PARSER.parse(markdown))));
    }
}

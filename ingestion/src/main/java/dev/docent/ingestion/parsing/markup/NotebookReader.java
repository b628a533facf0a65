package dev.docent.ingestion.parsing.markup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FormatReader;
import dev.docent.ingestion.parsing.format.SourceFile;
import dev.docent.ingestion.parsing.text.DecodedText;
import java.io.IOException;

/** Reads the cells of a Jupyter notebook (nbformat 4): Markdown as such, code and what it printed as they stand. */
public final class NotebookReader implements FormatReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public boolean reads(String mediaType) {
        return mediaType.equals("application/x-ipynb+json");
    }

    @Override
    public void read(SourceFile file, BlockCollector blocks) throws IOException {
        var notebook = JSON.readTree(DecodedText.of(file, blocks.limits()));
        for (var cell : notebook.path("cells")) {
            var source = text(cell.path("source"));
            if (cell.path("cell_type").asText().equals("markdown")) {
                MarkdownReader.read(source, blocks);
            } else {
                blocks.preformatted(source);
            }
            for (var output : cell.path("outputs")) {
                blocks.preformatted(text(output.path("text")));
                blocks.preformatted(text(output.path("data").path("text/plain")));
            }
        }
    }

    /** A text is a string, or a list of its lines. */
    private static String text(JsonNode node) {
        if (!node.isArray()) {
            return node.asText("");
        }
        var text = new StringBuilder();
        node.forEach(line -> text.append(line.asText()));
        return text.toString();
    }
}

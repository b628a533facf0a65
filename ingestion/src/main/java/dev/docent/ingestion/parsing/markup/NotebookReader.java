package dev.docent.ingestion.parsing.markup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FormatReader;
import dev.docent.ingestion.parsing.text.DecodedText;
import java.io.IOException;
import java.util.stream.Collectors;

/** Reads the cells of Jupyter notebooks (nbformat 3 and 4): Markdown, code, and the text output of code. */
public final class NotebookReader implements FormatReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public void read(DocumentFile file, String mediaType, BlockCollector blocks) throws IOException {
        var notebook = JSON.readTree(DecodedText.of(file, blocks.limits()));
        notebook.path("cells").forEach(cell -> addCell(cell, blocks));
        for (var sheet : notebook.path("worksheets")) {
            sheet.path("cells").forEach(cell -> addCell(cell, blocks));
        }
    }

    private static void addCell(JsonNode cell, BlockCollector blocks) {
        var source = text(cell.path("source"));
        switch (cell.path("cell_type").asText()) {
            case "markdown" -> MarkdownReader.read(source, blocks);
            case "heading" -> blocks.heading(cell.path("level").asInt(1), source);
            default -> blocks.preformatted(source + text(cell.path("input")));
        }
        for (var output : cell.path("outputs")) {
            blocks.preformatted(text(output.path("text")));
            blocks.preformatted(text(output.path("data").path("text/plain")));
        }
    }

    /** A text is a string or an array of lines. */
    private static String text(JsonNode node) {
        return node.isArray()
                ? node.valueStream().map(JsonNode::asText).collect(Collectors.joining())
                : node.asText("");
    }
}

package dev.docent.ingestion.parsing.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FormatReader;
import java.io.IOException;

/** Reads JSON (RFC 8259) as lines of path and value, so that each line can be found and understood on its own. */
public final class JsonReader implements FormatReader {

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public void read(DocumentFile file, String mediaType, BlockCollector blocks) throws IOException {
        var lines = new StringBuilder();
        try (var parser = JSON.createParser(DecodedText.of(file, blocks.limits()))) {
            while (parser.nextToken() != null) {
                if (parser.currentToken().isScalarValue()) {
                    lines.append(path(parser)).append(parser.getText()).append('\n');
                } else if (parser.currentToken() == JsonToken.END_OBJECT
                        && parser.getParsingContext().inArray()) {
                    // The end of an array element also ends the block, so that passages are split between elements.
                    flush(lines, blocks);
                }
            }
        }
        flush(lines, blocks);
    }

    private static void flush(StringBuilder lines, BlockCollector blocks) {
        blocks.preformatted(lines.toString());
        lines.setLength(0);
    }

    private static String path(JsonParser parser) {
        var path = new StringBuilder();
        for (var at = parser.getParsingContext(); at != null; at = at.getParent()) {
            if (at.getCurrentName() != null) {
                path.insert(0, path.isEmpty() ? at.getCurrentName() : at.getCurrentName() + ".");
            }
        }
        return path.isEmpty() ? "" : path + ": ";
    }
}

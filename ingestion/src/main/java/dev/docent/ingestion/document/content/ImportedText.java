package dev.docent.ingestion.document.content;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.docent.ingestion.document.content.ExtractedText.Page;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an imported text and verifies that its pages are in order and inside the text. Reads no more pages than
 * allowed. For one thread.
 */
final class ImportedText {

    private final JsonMapper json;
    private final int mostPages;
    private String text = "";
    private List<Page> pages = List.of();

    ImportedText(JsonMapper json, int mostPages) {
        this.json = json;
        this.mostPages = mostPages;
    }

    /** {@return the text} @throws InvalidContentException if it is not consistent */
    ExtractedText read(InputStream stored) throws IOException {
        try (var parser = json.createParser(stored)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidContentException("has no text");
            }
            for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                read(name, parser);
            }
        }
        return checked();
    }

    private void read(String name, JsonParser parser) throws IOException {
        var value = parser.nextToken();
        if (name.equals("text") && value == JsonToken.VALUE_STRING) {
            text = parser.getText();
        } else if (name.equals("pages") && value == JsonToken.START_ARRAY) {
            pages = pages(parser);
        } else {
            parser.skipChildren();
        }
    }

    private List<Page> pages(JsonParser parser) throws IOException {
        var read = new ArrayList<Page>();
        var last = new Page(0, 0, 0);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            var page = parser.readValueAs(Page.class);
            if (page == null
                    || page.number() <= last.number()
                    || page.start() < last.end()
                    || page.end() < page.start()) {
                throw new InvalidContentException("has pages that do not follow one another");
            }
            if (read.size() == mostPages) {
                throw new InvalidContentException("has more than " + mostPages + " pages");
            }
            read.add(page);
            last = page;
        }
        return read;
    }

    private ExtractedText checked() {
        if (text.isEmpty()) {
            throw new InvalidContentException("has no text");
        }
        if (!pages.isEmpty() && pages.getLast().end() > text.codePointCount(0, text.length())) {
            throw new InvalidContentException("has pages that end after it");
        }
        return new ExtractedText(text, pages);
    }
}

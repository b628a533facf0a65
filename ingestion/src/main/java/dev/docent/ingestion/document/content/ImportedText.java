package dev.docent.ingestion.document.content;

import static dev.docent.ingestion.document.content.InvalidContentException.require;

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
public final class ImportedText {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int mostPages;
    private String text = "";
    private List<Page> pages = List.of();

    private ImportedText(int mostPages) {
        this.mostPages = mostPages;
    }

    /**
     * {@return the text that another installation exported with {@link DocumentTexts#stored}}
     *
     * @param mostPages maximum number of pages
     * @throws InvalidContentException that names the broken rule
     */
    public static ExtractedText read(InputStream stored, int mostPages) throws IOException {
        return new ImportedText(mostPages).read(stored);
    }

    private ExtractedText read(InputStream stored) throws IOException {
        try (var parser = JSON.createParser(stored)) {
            require(parser.nextToken() == JsonToken.START_OBJECT, "has no text");
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
            require(
                    page != null
                            && page.number() > last.number()
                            && page.start() >= last.end()
                            && page.end() >= page.start(),
                    "has pages that do not follow one another");
            require(read.size() < mostPages, "has more than " + mostPages + " pages");
            read.add(page);
            last = page;
        }
        return read;
    }

    private ExtractedText checked() {
        require(!text.isEmpty(), "has no text");
        require(
                pages.isEmpty() || pages.getLast().end() <= text.codePointCount(0, text.length()),
                "has pages that end after it");
        return new ExtractedText(text, pages);
    }
}

package dev.docent.ingestion.parsing.markup;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FormatReader;
import dev.docent.ingestion.parsing.text.DecodedText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import org.jsoup.Jsoup;

/** Reads the visible content of HTML pages. */
public final class HtmlReader implements FormatReader {

    @Override
    public void read(DocumentFile file, String mediaType, BlockCollector blocks) throws IOException {
        if (Files.size(file.path()) > blocks.limits().maxMarkupSize().toBytes()) {
            throw UnreadableDocumentException.limit(
                    "The page is larger than %s", blocks.limits().maxMarkupSize());
        }
        var bytes = Files.readAllBytes(file.path());
        // Valid UTF-8 is decoded as such, regardless of the declared encoding.
        var utf8 = DecodedText.utf8(bytes);
        var page = utf8.isPresent() ? Jsoup.parse(utf8.get()) : Jsoup.parse(new ByteArrayInputStream(bytes), null, "");
        new HtmlBlocks(blocks).add(page);
    }
}

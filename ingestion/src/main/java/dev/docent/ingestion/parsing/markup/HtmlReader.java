package dev.docent.ingestion.parsing.markup;

import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FormatReader;
import dev.docent.ingestion.parsing.format.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Reads what a browser shows of a page in HTML. */
public final class HtmlReader implements FormatReader {

    @Override
    public boolean reads(String mediaType) {
        return mediaType.equals("text/html");
    }

    @Override
    public void read(SourceFile file, BlockCollector blocks) throws IOException {
        new HtmlBlocks(blocks).add(parse(file, blocks));
    }

    /** What is UTF-8 throughout is UTF-8, whatever it says of itself. */
    private static Document parse(SourceFile file, BlockCollector blocks) throws IOException {
        if (Files.size(file.path()) > blocks.limits().maxMarkupSize().toBytes()) {
            throw new UnreadableDocumentException(
                    Reason.LIMIT, "The page is larger than " + blocks.limits().maxMarkupSize(), null);
        }
        var bytes = Files.readAllBytes(file.path());
        try {
            return Jsoup.parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Jsoup.parse(new ByteArrayInputStream(bytes), null, "");
        }
    }
}

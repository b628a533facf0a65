package dev.docent.ingestion.parsing.markup;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FormatReader;
import dev.docent.ingestion.parsing.text.DecodedText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** Reads the visible content of HTML pages. */
public final class HtmlReader implements FormatReader {

    private static final int HEAD = 2048;
    private static final Pattern CHARSET = Pattern.compile("(?i)<meta[^>]*?charset\\s*=\\s*[\"']?\\s*([\\w:.-]+)");
    private static final Set<String> LATIN = Set.of("iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii");

    @Override
    public void read(DocumentFile file, String mediaType, BlockCollector blocks) throws IOException {
        if (Files.size(file.path()) > blocks.limits().maxMarkupSize().toBytes()) {
            throw UnreadableDocumentException.limit(
                    "The page is larger than %s", blocks.limits().maxMarkupSize());
        }
        var bytes = Files.readAllBytes(file.path());
        // Valid UTF-8 is decoded as such, regardless of the declared encoding.
        var utf8 = DecodedText.utf8(bytes);
        var declared = utf8.isPresent() ? Optional.<String>empty() : declared(bytes);
        var page = declared.isPresent()
                ? Jsoup.parse(new ByteArrayInputStream(bytes), declared.get(), "")
                : Jsoup.parse(utf8.isPresent() ? utf8.get() : DecodedText.decode(bytes));
        new HtmlBlocks(blocks).add(page);
    }

    /** {@return the encoding that the page declares and Java knows} */
    private static Optional<String> declared(byte[] bytes) {
        var head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        var charset = CHARSET.matcher(head);
        if (!charset.find()) {
            return Optional.empty();
        }
        var name = charset.group(1).toLowerCase(Locale.ROOT);
        // Browsers read Latin-1 as windows-1252 (Encoding Standard, 4.2).
        return LATIN.contains(name)
                ? Optional.of("windows-1252")
                : Optional.of(name).filter(Charset::isSupported).filter(known -> !known.startsWith("utf"));
    }
}

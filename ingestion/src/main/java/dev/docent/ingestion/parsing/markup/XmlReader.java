package dev.docent.ingestion.parsing.markup;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FormatReader;
import dev.docent.ingestion.parsing.text.DecodedText;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/**
 * Reads XML as text by its structure: articles (JATS), manuals and books (DITA, DocBook), feeds (RSS, Atom), and any
 * other document by the shape of its elements. Entity declarations are ignored, so entities are never expanded or
 * fetched.
 */
public final class XmlReader implements FormatReader {

    /** The number of characters at the beginning of a file that show whether it is XML. */
    public static final int SIGNATURE_LENGTH = 512;

    private static final Pattern SIGNATURE = Pattern.compile("\\A(?:\uFEFF|\u00EF\u00BB\u00BF)?\\s*(?:<\\?xml\\s"
            + "|<!DOCTYPE\\s+(?!(?i:html)\\b)[\\w:.-]+\\s*(?:PUBLIC|SYSTEM|\\[|>)"
            + "|<(?!(?i:html)\\b)[A-Za-z_][\\w.-]*(?::[\\w.-]+)?\\s[^<>]*?\\bxmlns(?::\\w+)?\\s*=)");

    /** {@return whether a file that begins with the given characters is XML, whatever its name} */
    public static boolean recognizes(String beginning) {
        return SIGNATURE.matcher(beginning).find();
    }

    @Override
    public void read(DocumentFile file, String mediaType, BlockCollector blocks) throws IOException {
        var document = Jsoup.parse(DecodedText.of(file, blocks.limits()), "", Parser.xmlParser());
        new HtmlBlocks(blocks).add(XmlPage.of(document, blocks.limits().maxNesting()));
    }
}

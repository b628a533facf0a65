package dev.docent.ingestion.parsing.inprocess;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.markup.XmlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.detect.TextDetector;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;

/**
 * Detects the media type of a file from its bytes, including the content of containers; the file name only
 * distinguishes text formats. Some signatures are words, such as "Article" of newsgroup messages: if files of such a type
 * are not read, a text file is what its name says.
 */
final class TypeRecognizer {

    private static final TikaConfig CONFIG = load();

    /** Common names for media types that have Tika-specific names. */
    private static final Map<String, String> COMMON_NAMES = Map.of(
            "text/x-web-markdown", "text/markdown",
            "application/csv", "text/csv",
            "text/x-asciidoc", "text/asciidoc",
            "application/xhtml+xml", "text/html");

    private TypeRecognizer() {}

    /** {@return the media type without parameters; {@code application/octet-stream} if it is unknown} */
    static String recognize(DocumentFile file) throws IOException {
        var hints = new Metadata();
        hints.set(TikaCoreProperties.RESOURCE_NAME_KEY, file.filename());
        try (var bytes = TikaInputStream.get(file.path())) {
            var detected = name(CONFIG.getDetector().detect(bytes, hints));
            var type = isUnreadText(detected, bytes) ? textByName(hints).orElse(detected) : detected;
            var named = byName(type, file.filename());
            return named.startsWith("text/") && !named.equals("text/html") && XmlReader.recognizes(beginning(file))
                    ? "application/xml"
                    : named;
        }
    }

    private static String name(MediaType type) {
        var name = type.getBaseType().toString();
        return COMMON_NAMES.getOrDefault(name, name);
    }

    private static boolean isUnreadText(String type, TikaInputStream bytes) throws IOException {
        return FormatReaders.of(type).isEmpty()
                && new TextDetector().detect(bytes, new Metadata()).equals(MediaType.TEXT_PLAIN);
    }

    /** {@return the text format that the file's extension names; empty if it names none} */
    private static Optional<String> textByName(Metadata hints) throws IOException {
        return Optional.of(name(CONFIG.getMimeRepository().detect(null, hints)))
                .filter(type -> type.startsWith("text/"));
    }

    private static String beginning(DocumentFile file) throws IOException {
        try (var in = Files.newInputStream(file.path())) {
            return new String(in.readNBytes(XmlReader.SIGNATURE_LENGTH), StandardCharsets.ISO_8859_1);
        }
    }

    private static String byName(String type, String filename) {
        var name = filename.toLowerCase(Locale.ROOT);
        if (type.equals("application/json") && name.endsWith(".ipynb")) {
            return "application/x-ipynb+json";
        }
        return type.equals("text/plain") && name.matches(".*\\.(adoc|asciidoc)") ? "text/asciidoc" : type;
    }

    private static TikaConfig load() {
        try {
            return new TikaConfig(TypeRecognizer.class.getClassLoader());
        } catch (TikaException | IOException e) {
            throw new IllegalStateException("Cannot load the file type signatures", e);
        }
    }
}

package dev.docent.ingestion.parsing.inprocess;

import dev.docent.ingestion.parsing.DocumentFile;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/**
 * Detects the media type of a file from its bytes, including the content of containers; the file name only
 * distinguishes text formats.
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
            var type = CONFIG.getDetector().detect(bytes, hints).getBaseType().toString();
            return byName(COMMON_NAMES.getOrDefault(type, type), file.filename());
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

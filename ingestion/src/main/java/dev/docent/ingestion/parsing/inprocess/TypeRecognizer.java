package dev.docent.ingestion.parsing.inprocess;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/**
 * Recognises what a file is by its bytes, looking into containers; its name only tells kinds of text apart. The tables of
 * signatures are loaded when the first file comes.
 */
final class TypeRecognizer {

    /** Names that the field uses, for names that Tika has of its own. */
    private static final Map<String, String> COMMON_NAMES = Map.of(
            "text/x-web-markdown", "text/markdown",
            "application/csv", "text/csv",
            "text/x-asciidoc", "text/asciidoc",
            "application/xhtml+xml", "text/html");

    /** {@return the media type, without parameters; {@code application/octet-stream} when nothing fits} */
    String recognize(Path file, String filename) throws IOException {
        var hints = new Metadata();
        hints.set(TikaCoreProperties.RESOURCE_NAME_KEY, filename);
        try (var bytes = TikaInputStream.get(file)) {
            var type = Holder.CONFIG
                    .getDetector()
                    .detect(bytes, hints)
                    .getBaseType()
                    .toString();
            return byName(COMMON_NAMES.getOrDefault(type, type), filename);
        }
    }

    private static String byName(String type, String filename) {
        var name = filename.toLowerCase(Locale.ROOT);
        if (type.equals("application/json") && name.endsWith(".ipynb")) {
            return "application/x-ipynb+json";
        }
        return type.equals("text/plain") && name.matches(".*\\.(adoc|asciidoc)") ? "text/asciidoc" : type;
    }

    private static final class Holder {

        static final TikaConfig CONFIG = load();

        private static TikaConfig load() {
            try {
                return new TikaConfig(TypeRecognizer.class.getClassLoader());
            } catch (TikaException | IOException e) {
                throw new IllegalStateException("The signatures of file types cannot be loaded", e);
            }
        }
    }
}

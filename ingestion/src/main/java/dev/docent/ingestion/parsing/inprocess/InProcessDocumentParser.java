package dev.docent.ingestion.parsing.inprocess;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.DocumentParser;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FailureCause;
import dev.docent.ingestion.parsing.format.FormatReader;
import dev.docent.ingestion.parsing.inspection.FileInspection;
import dev.docent.ingestion.parsing.markup.AsciidocReader;
import dev.docent.ingestion.parsing.markup.HtmlReader;
import dev.docent.ingestion.parsing.markup.MarkdownReader;
import dev.docent.ingestion.parsing.markup.NotebookReader;
import dev.docent.ingestion.parsing.markup.XmlReader;
import dev.docent.ingestion.parsing.office.OfficeReader;
import dev.docent.ingestion.parsing.office.ProtectedPackage;
import dev.docent.ingestion.parsing.pdf.PdfReader;
import dev.docent.ingestion.parsing.picture.PictureReader;
import dev.docent.ingestion.parsing.text.CsvReader;
import dev.docent.ingestion.parsing.text.JsonReader;
import dev.docent.ingestion.parsing.text.PlainTextReader;
import dev.docent.ingestion.parsing.text.SubtitleReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/** Detects the media type of a file and parses it in this process. */
public final class InProcessDocumentParser implements DocumentParser {

    private final ParsingProperties limits;

    public InProcessDocumentParser(ParsingProperties limits) {
        this.limits = limits;
    }

    @Override
    public ParsedDocument parse(DocumentFile file, ReadingProgress progress) {
        try {
            if (Files.size(file.path()) == 0) {
                throw new UnreadableDocumentException(Reason.EMPTY, "The file is empty");
            }
            var mediaType = TypeRecognizer.recognize(file);
            return ProtectedPackage.is(mediaType) ? parseProtected(file, progress) : parse(file, mediaType, progress);
        } catch (StackOverflowError e) {
            throw new UnreadableDocumentException(Reason.LIMIT, "The parts of the file are nested too deeply", e);
        } catch (OutOfMemoryError e) {
            throw new UnreadableDocumentException(Reason.LIMIT, "Reading the file requires too much memory", e);
        } catch (Exception e) {
            throw FailureCause.of(e, file.password());
        }
    }

    private ParsedDocument parse(DocumentFile file, String mediaType, ReadingProgress progress) throws Exception {
        var blocks = new BlockCollector(limits, progress);
        reader(mediaType).read(file, mediaType, blocks);
        return blocks.document(mediaType);
    }

    /** The decrypted content has not been inspected yet, so its type and its limits are checked again. */
    private ParsedDocument parseProtected(DocumentFile file, ReadingProgress progress) throws Exception {
        var decrypted = Files.createTempFile("docent-decrypted-", ".tmp");
        try {
            ProtectedPackage.decrypt(file, decrypted);
            FileInspection.check(decrypted, limits);
            var content = new DocumentFile(decrypted, file.filename(), file.password());
            return parse(content, TypeRecognizer.recognize(content), progress);
        } finally {
            Files.deleteIfExists(decrypted);
        }
    }

    private static FormatReader reader(String mediaType) {
        return switch (mediaType) {
            case "application/pdf" -> new PdfReader();
            case "image/png", "image/jpeg", "image/tiff", "image/gif", "image/bmp", "image/x-ms-bmp", "image/webp" ->
                new PictureReader();
            case "text/html" -> new HtmlReader();
            case "text/markdown" -> new MarkdownReader();
            case "text/asciidoc" -> new AsciidocReader();
            case "text/csv", "text/tab-separated-values", "text/tsv" -> new CsvReader();
            case "text/vtt", "application/x-subrip" -> new SubtitleReader();
            case "application/x-ipynb+json" -> new NotebookReader();
            case "application/json" -> new JsonReader();
            case "application/xml", "text/xml" -> new XmlReader();
            case "application/octet-stream" ->
                throw new UnreadableDocumentException(Reason.UNSUPPORTED, "The type of the file is unknown");
            case String type when OfficeReader.reads(type) -> new OfficeReader();
            case String type when type.endsWith("+json") -> new JsonReader();
            case String type when type.endsWith("+xml") -> new XmlReader();
            case String type when type.startsWith("text/") || PlainTextReader.isCode(type) -> new PlainTextReader();
            default ->
                throw new UnreadableDocumentException(
                        Reason.UNSUPPORTED, "Files of the type " + mediaType + " are not supported");
        };
    }

    /**
     * Detects the media type of a file from its bytes, including the content of containers; the file name only
     * distinguishes text formats.
     */
    private static final class TypeRecognizer {

        private static final TikaConfig CONFIG = load();

        /** Common names for media types that have Tika-specific names. */
        private static final Map<String, String> COMMON_NAMES = Map.of(
                "text/x-web-markdown", "text/markdown",
                "application/csv", "text/csv",
                "text/x-asciidoc", "text/asciidoc",
                "application/xhtml+xml", "text/html");

        /** {@return the media type without parameters; {@code application/octet-stream} if it is unknown} */
        static String recognize(DocumentFile file) throws IOException {
            var hints = new Metadata();
            hints.set(TikaCoreProperties.RESOURCE_NAME_KEY, file.filename());
            try (var bytes = TikaInputStream.get(file.path())) {
                var type =
                        CONFIG.getDetector().detect(bytes, hints).getBaseType().toString();
                var named = byName(COMMON_NAMES.getOrDefault(type, type), file.filename());
                return named.startsWith("text/") && !named.equals("text/html") && XmlReader.recognizes(beginning(file))
                        ? "application/xml"
                        : named;
            }
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
}

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
import java.nio.file.Files;
import java.util.List;

/** Detects the media type of a file and parses it in this process. */
public final class InProcessDocumentParser implements DocumentParser {

    /** In order of precedence; the plain text reader accepts the text files that no other reader does. */
    private static final List<FormatReader> READERS = List.of(
            new PdfReader(),
            new PictureReader(),
            new OfficeReader(),
            new HtmlReader(),
            new MarkdownReader(),
            new AsciidocReader(),
            new CsvReader(),
            new SubtitleReader(),
            new NotebookReader(),
            new JsonReader(),
            new XmlReader(),
            new PlainTextReader());

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
        return READERS.stream()
                .filter(reader -> reader.reads(mediaType))
                .findFirst()
                .orElseThrow(() -> new UnreadableDocumentException(
                        Reason.UNSUPPORTED,
                        mediaType.equals("application/octet-stream")
                                ? "The type of the file is unknown"
                                : "Files of the type " + mediaType + " are not supported"));
    }
}

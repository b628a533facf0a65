package dev.docent.ingestion.parsing.inprocess;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.DocumentParser;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FormatReader;
import dev.docent.ingestion.parsing.format.SourceFile;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Recognises a file and lets the reader of its format read it, in this process. */
public final class InProcessDocumentParser implements DocumentParser {

    /** In the order in which they are asked; the one for plain text takes what text the others leave. */
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

    private final TypeRecognizer types = new TypeRecognizer();
    private final ParsingProperties limits;

    private InProcessDocumentParser(ParsingProperties limits) {
        this.limits = limits;
    }

    /** {@return one that reads no more of a file than these limits} */
    public static InProcessDocumentParser within(ParsingProperties limits) {
        return new InProcessDocumentParser(limits);
    }

    @Override
    public ParsedDocument parse(DocumentFile file, ReadingProgress progress) {
        try {
            if (Files.size(file.path()) == 0) {
                throw new UnreadableDocumentException(Reason.EMPTY, "The file is empty", null);
            }
            return ProtectedPackage.is(type(file.path(), file))
                    ? parseProtected(file, progress)
                    : parse(file.path(), file, progress);
        } catch (UnreadableDocumentException known) {
            throw known;
        } catch (StackOverflowError e) {
            throw new UnreadableDocumentException(
                    Reason.LIMIT, "The parts of the file are nested too deeply in one another", e);
        } catch (OutOfMemoryError e) {
            throw new UnreadableDocumentException(Reason.LIMIT, "Reading the file takes too much memory", e);
        } catch (Exception e) {
            throw FailureCause.of(e);
        }
    }

    private ParsedDocument parse(Path path, DocumentFile file, ReadingProgress progress) throws Exception {
        var source = new SourceFile(path, file.filename(), type(path, file), file.password());
        var blocks = new BlockCollector(limits, progress);
        reader(source).read(source, blocks);
        return blocks.document(source.mediaType());
    }

    /** What is inside was not seen before, neither what it is nor how large. */
    private ParsedDocument parseProtected(DocumentFile file, ReadingProgress progress) throws Exception {
        var opened = Files.createTempFile("docent-opened-", ".tmp");
        try {
            ProtectedPackage.open(
                    new SourceFile(file.path(), file.filename(), type(file.path(), file), file.password()), opened);
            FileInspection.check(opened, limits);
            return parse(opened, file, progress);
        } finally {
            Files.deleteIfExists(opened);
        }
    }

    private String type(Path path, DocumentFile file) throws IOException {
        return types.recognize(path, file.filename());
    }

    private FormatReader reader(SourceFile file) {
        return READERS.stream()
                .filter(reader -> reader.reads(file.mediaType()))
                .findFirst()
                .orElseThrow(() -> new UnreadableDocumentException(
                        Reason.UNSUPPORTED,
                        file.mediaType().equals("application/octet-stream")
                                ? "The file is of no kind that is known"
                                : "Files of the type " + file.mediaType() + " are not read",
                        null));
    }
}

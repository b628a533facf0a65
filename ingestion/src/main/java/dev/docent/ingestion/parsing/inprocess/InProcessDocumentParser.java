package dev.docent.ingestion.parsing.inprocess;

import dev.docent.ingestion.parsing.DocumentParser;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FormatReader;
import dev.docent.ingestion.parsing.format.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Recognises a file and lets the reader of its format read it, in this process. */
final class InProcessDocumentParser implements DocumentParser {

    private final TypeRecognizer types = new TypeRecognizer();
    private final List<FormatReader> readers;
    private final ParsingProperties limits;

    InProcessDocumentParser(List<FormatReader> readers, ParsingProperties limits) {
        this.readers = List.copyOf(readers);
        this.limits = limits;
    }

    @Override
    public ParsedDocument parse(Path file, String filename) {
        try {
            if (Files.size(file) == 0) {
                throw new UnreadableDocumentException(Reason.EMPTY, "The file is empty", null);
            }
            var source = new SourceFile(file, filename, types.recognize(file, filename));
            var blocks = new BlockCollector(limits);
            reader(source).read(source, blocks);
            return new ParsedDocument(source.mediaType(), blocks.pages(), blocks.blocks());
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

    private FormatReader reader(SourceFile file) {
        return readers.stream()
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

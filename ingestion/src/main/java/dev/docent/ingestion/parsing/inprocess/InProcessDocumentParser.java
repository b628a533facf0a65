package dev.docent.ingestion.parsing.inprocess;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.DocumentParser;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.audio.AudioConverter;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FailureCause;
import dev.docent.ingestion.parsing.inspection.FileInspection;
import dev.docent.ingestion.parsing.office.ProtectedPackage;
import java.nio.file.Files;

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
        FormatReaders.of(mediaType).orElseThrow(() -> unsupported(mediaType)).read(file, mediaType, blocks);
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

    private static UnreadableDocumentException unsupported(String mediaType) {
        return new UnreadableDocumentException(
                AudioConverter.of(mediaType).isPresent() ? Reason.AUDIO : Reason.UNSUPPORTED,
                mediaType.equals("application/octet-stream")
                        ? "The type of the file is unknown"
                        : "Files of the type " + mediaType + " are not supported");
    }
}
